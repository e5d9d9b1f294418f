using System.Numerics;

namespace DeepDay3.Torch.Tests.Kernels;

/// <summary>Comparisons shared by the kernel tests.</summary>
static class KernelCheck
{
    /// <summary>Every element within tolerance times (1 + |expected|); NaN and infinities must match exactly.</summary>
    internal static void Close<T>(double[] expected, T[] actual, double tolerance, string what = "value")
        where T : INumber<T>
    {
        Assert.True(expected.Length == actual.Length, $"{what}: expected {expected.Length} elements, got {actual.Length}");
        for (var i = 0; i < expected.Length; i++)
        {
            var value = double.CreateChecked(actual[i]);
            var equal = expected[i].Equals(value) || Math.Abs(expected[i] - value) <= tolerance * (1 + Math.Abs(expected[i]));
            Assert.True(equal, $"{what}[{i}]: expected {expected[i]:R}, got {value:R}");
        }
    }

    internal static T[] To<T>(this double[] values)
        where T : INumber<T>
        => Array.ConvertAll(values, T.CreateChecked);

    internal static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    internal static double[] Normal(Random random, int length)
    {
        var values = new double[length];
        for (var i = 0; i < length; i++)
            values[i] = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return values;
    }

    /// <summary>Compares a gradient with central differences of a scalar function; the error is relative to the largest entry.</summary>
    internal static void Gradient(double[] point, Func<double[], double> function, double[] gradient, double step = 1e-4, double tolerance = 1e-6, string what = "gradient")
    {
        Assert.Equal(point.Length, gradient.Length);
        var numeric = new double[point.Length];
        for (var i = 0; i < point.Length; i++)
        {
            var shifted = (double[])point.Clone();
            shifted[i] = point[i] + step;
            var above = function(shifted);
            shifted[i] = point[i] - step;
            numeric[i] = (above - function(shifted)) / (2 * step);
        }
        var scale = Math.Max(1e-3, numeric.Max(Math.Abs));
        for (var i = 0; i < point.Length; i++)
            Assert.True(Math.Abs(numeric[i] - gradient[i]) <= tolerance * scale, $"{what}[{i}]: finite differences {numeric[i]:R}, got {gradient[i]:R}");
    }
}
