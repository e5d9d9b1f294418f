using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>One value from a line of them; the parameter is the exponent of a norm and the like.</summary>
internal interface ILineReduction
{
    static abstract T Reduce<T>(ReadOnlySpan<T> line, double parameter) where T : unmanaged, INumber<T>, IMinMaxValue<T>;
}

/// <summary>Reduces along the middle of [outer, length, inner], line by line.</summary>
internal static class LineReduction
{
    internal static void Run<T, TReduction>(ReadOnlySpan<T> x, Span<T> d, int outer, int length, int inner, double parameter)
        where T : unmanaged, INumber<T>, IMinMaxValue<T> where TReduction : struct, ILineReduction
    {
        if (inner == 1)
        {
            for (int o = 0; o < outer; o++) d[o] = TReduction.Reduce(x.Slice(o * length, length), parameter);
            return;
        }
        var line = new T[length];
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < inner; i++)
            {
                for (int l = 0, at = (o * length * inner) + i; l < length; l++, at += inner) line[l] = x[at];
                d[(o * inner) + i] = TReduction.Reduce<T>(line, parameter);
            }
    }
}

/// <summary>The product of all; single precision multiplies in double.</summary>
internal readonly struct ProductReduction : ILineReduction
{
    public static T Reduce<T>(ReadOnlySpan<T> line, double parameter) where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        if (typeof(T) == typeof(float))
        {
            double wide = 1;
            foreach (T value in line) wide *= double.CreateTruncating(value);
            return T.CreateTruncating(wide);
        }
        T product = T.One;
        foreach (T value in line) product = unchecked(product * value);
        return product;
    }
}

/// <summary>The mean squared deviation from the mean, over the count less the parameter; two passes in double.</summary>
internal readonly struct VarianceReduction : ILineReduction
{
    public static T Reduce<T>(ReadOnlySpan<T> line, double correction) where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        double sum = 0, squares = 0;
        foreach (T value in line) sum += double.CreateTruncating(value);
        double mean = sum / line.Length;
        foreach (T value in line)
        {
            double deviation = double.CreateTruncating(value) - mean;
            squares += deviation * deviation;
        }
        return T.CreateTruncating(squares / Math.Max(0, line.Length - correction));
    }
}

/// <summary>(sum |x|^p)^(1/p), with its limits at 0 (how many are not 0) and at both infinities.</summary>
internal readonly struct NormReduction : ILineReduction
{
    public static T Reduce<T>(ReadOnlySpan<T> line, double p) where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        double sum = double.IsNegativeInfinity(p) ? double.PositiveInfinity : 0;
        if (p == 2)
        {
            foreach (T value in line)
            {
                double x = double.CreateTruncating(value);
                sum += x * x;
            }
            return T.CreateTruncating(Math.Sqrt(sum));
        }
        foreach (T value in line)
        {
            double x = Math.Abs(double.CreateTruncating(value));
            if (double.IsPositiveInfinity(p)) sum = Math.Max(sum, x);
            else if (double.IsNegativeInfinity(p)) sum = Math.Min(sum, x);
            else sum += p == 1 ? x : p == 0 ? (x == 0 ? 0 : 1) : Math.Pow(x, p);
        }
        return T.CreateTruncating(p == 0 || p == 1 || double.IsInfinity(p) ? sum : Math.Pow(sum, 1 / p));
    }
}
