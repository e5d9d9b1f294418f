using System.Runtime.Intrinsics.X86;
using Xunit.Sdk;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>Compares results with golden tensors.</summary>
public static class GoldenAssert
{
    /// <summary>
    /// Fails unless the shape is the expected one and every value b is matched by its a: NaN, infinities and whole numbers exactly, floating point by
    /// one rule, relative and with nothing absolute. Elementwise: |a - b| &lt;= t |b|. Of a tensor: |a - b| &lt;= t max |b| over this tensor, and at most
    /// t (1 + |b|). t is 1e-6 in single and 1e-12 in double precision.
    /// </summary>
    /// <param name="expected">What PyTorch gave.</param>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="values">The result in row-major order, widened to double; of complex numbers both parts.</param>
    /// <param name="where">What is compared, for the message: case and output.</param>
    /// <param name="elementwise">Whether each element counts by itself.</param>
    /// <param name="relative">In place of t, and without the limit of t (1 + |b|).</param>
    /// <param name="absolute">Added to what is allowed.</param>
    public static void Close(
        GoldenTensor expected, ReadOnlySpan<long> shape, ReadOnlySpan<double> values, string where, bool elementwise = false, double? relative = null, double absolute = 0)
    {
        if (!shape.SequenceEqual(expected.Shape))
            throw new XunitException($"{where}: the shape is [{string.Join(", ", shape.ToArray())}], PyTorch has {expected}.");
        double[] wanted = expected.ToDoubles();
        if (values.Length != wanted.Length)
            throw new XunitException($"{where}: there are {values.Length} values, PyTorch has {expected.Count}.");
        double tolerance = relative ?? Tolerance(expected.DType);
        double largest = wanted.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        int wrong = 0;
        int first = -1;
        for (int i = 0; i < wanted.Length; i++)
        {
            double size = Math.Abs(wanted[i]);
            double scale = elementwise ? size : relative is null ? Math.Min(largest, 1 + size) : largest;
            if (IsClose(wanted[i], values[i], (tolerance * scale) + absolute))
                continue;
            wrong++;
            first = first < 0 ? i : first;
        }

        if (wrong > 0)
            throw new XunitException($"{where}: element {first} is {values[first]:R}, PyTorch has {wanted[first]:R} ({wrong} of {wanted.Length} differ). The largest it has is {largest:R}.");
    }

    // The golden values come from a processor with AVX2, whose order of summation vectors of 256 and 512 bits are near to. Narrower ones end in other last bits.
    static readonly double Slack = Avx2.IsSupported ? 1 : 4;

    /// <summary>The rule's tolerance for an element type; 0 for whole numbers.</summary>
    public static double Tolerance(string dtype) => dtype switch { "float32" or "complex64" => 1e-6 * Slack, "float64" or "complex128" => 1e-12 * Slack, _ => 0 };

    static bool IsClose(double expected, double actual, double distance)
        => expected.Equals(actual) || expected == actual || (double.IsFinite(expected) && Math.Abs(expected - actual) <= distance);
}
