using Xunit.Sdk;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>Compares results with golden tensors.</summary>
public static class GoldenAssert
{
    /// <summary>
    /// Fails unless the shape is the expected one and every value is the expected one: NaN and infinities exactly, whole numbers exactly, floating
    /// point within |expected - actual| &lt;= absolute + relative * |expected|. Without tolerances: 1e-6 (float32) and 1e-12 (float64) for both.
    /// </summary>
    /// <param name="expected">What PyTorch gave.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="values">The result in row-major order, widened to double; of complex numbers both parts.</param>
    /// <param name="where">What is compared, for the message: case and output.</param>
    /// <param name="relative">Relative tolerance.</param>
    /// <param name="absolute">Absolute tolerance.</param>
    public static void Close(GoldenTensor expected, ReadOnlySpan<long> shape, ReadOnlySpan<double> values, string where, double? relative = null, double? absolute = null)
    {
        if (!shape.SequenceEqual(expected.Shape))
            throw new XunitException($"{where}: the shape is [{string.Join(", ", shape.ToArray())}], PyTorch has {expected}.");
        if (values.Length != expected.ToDoubles().Length)
            throw new XunitException($"{where}: there are {values.Length} values, PyTorch has {expected.Count}.");
        double tolerance = expected.DType switch { "float32" or "complex64" => 1e-6, "float64" or "complex128" => 1e-12, _ => 0 };
        double[] wanted = expected.ToDoubles();
        int wrong = 0;
        int first = -1;
        for (int i = 0; i < wanted.Length; i++)
        {
            if (IsClose(wanted[i], values[i], relative ?? tolerance, absolute ?? tolerance))
                continue;
            wrong++;
            first = first < 0 ? i : first;
        }

        if (wrong > 0)
            throw new XunitException($"{where}: element {first} is {values[first]:R}, PyTorch has {wanted[first]:R} ({wrong} of {wanted.Length} differ).");
    }

    static bool IsClose(double expected, double actual, double relative, double absolute)
        => expected.Equals(actual) || expected == actual
            || (double.IsFinite(expected) && Math.Abs(expected - actual) <= absolute + (relative * Math.Abs(expected)));
}
