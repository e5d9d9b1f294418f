using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Running sums, products, extremes and log-sum-exps along one dimension of data laid out [outer, length, inner], and the gradients that do not
/// follow from them. Single precision accumulates in double.
/// </summary>
internal static unsafe class Cumulative
{
    /// <summary>Running sums; reverse sums from the end, which is the gradient of the plain one.</summary>
    internal static void Sum<T>(int outer, int length, int inner, bool reverse, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(float))
            Accumulate<T, double, Adding<double>>(outer, length, inner, reverse, input, output);
        else
            Accumulate<T, T, Adding<T>>(outer, length, inner, reverse, input, output);
    }

    /// <summary>Running products.</summary>
    internal static void Product<T>(int outer, int length, int inner, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(float))
            Accumulate<T, double, Multiplying<double>>(outer, length, inner, false, input, output);
        else
            Accumulate<T, T, Multiplying<T>>(outer, length, inner, false, input, output);
    }

    /// <summary>Running logarithms of sums of exponentials.</summary>
    internal static void LogSumExp<T>(int outer, int length, int inner, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Accumulate<T, double, LogAdding>(outer, length, inner, false, input, output);

    /// <summary>Running maxima (or minima) and the positions of the latest of them; a NaN stays once met.</summary>
    internal static void Extreme<T>(int outer, int length, int inner, bool largest, ReadOnlySpan<T> input, Span<T> values, Span<long> indices)
        where T : unmanaged, INumber<T>
    {
        for (var line = 0; line < outer * inner; line++)
        {
            var start = line / inner * length * inner + line % inner;
            for (int i = 0, at = start, best = 0; i < length; i++, at += inner)
            {
                var (value, extreme) = (input[at], input[start + best * inner]);
                if (T.IsNaN(value) || (!T.IsNaN(extreme) && (largest ? value >= extreme : value <= extreme)))
                    best = i;
                values[at] = input[start + best * inner];
                indices[at] = best;
            }
        }
    }

    /// <summary>The gradient of <see cref="Product"/>: in linear time, and exact where factors are zero.</summary>
    internal static void ProductGradient<T>(int outer, int length, int inner, ReadOnlySpan<T> input, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var products = new double[length];
        for (var line = 0; line < outer * inner; line++)
        {
            var start = line / inner * length * inner + line % inner;
            var zero = 0;
            var product = 1.0;
            for (; zero < length && input[start + zero * inner] != T.Zero; zero++)
                products[zero] = product *= double.CreateTruncating(input[start + zero * inner]);
            // Before the first zero the gradient is a sum of products divided by the factor; products that contain the zero add nothing.
            var sum = 0.0;
            for (var i = zero - 1; i >= 0; i--)
            {
                sum += double.CreateTruncating(outputGradient[start + i * inner]) * products[i];
                inputGradient[start + i * inner] = T.CreateTruncating(sum / double.CreateTruncating(input[start + i * inner]));
            }
            if (zero == length)
                continue;
            // The zero itself sees the products without it, up to the next zero; behind it every product is zero.
            sum = 0;
            for (var i = zero; i < length; i++)
            {
                if (i > zero)
                    product *= double.CreateTruncating(input[start + i * inner]);
                sum += double.CreateTruncating(outputGradient[start + i * inner]) * product;
                inputGradient[start + i * inner] = T.Zero;
            }
            inputGradient[start + zero * inner] = T.CreateTruncating(sum);
        }
    }

    /// <summary>
    /// The gradient of <see cref="LogSumExp"/>, from its input; every exponential is at most one. Its result is computed anew, in double: what is
    /// exponentiated are differences from it, and large results have few digits behind the point.
    /// </summary>
    internal static void LogSumExpGradient<T>(int outer, int length, int inner, ReadOnlySpan<T> input, ReadOnlySpan<T> outputGradient, Span<T> inputGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var output = new double[length];
        for (var line = 0; line < outer * inner; line++)
        {
            var start = line / inner * length * inner + line % inner;
            var running = LogAdding.Start;
            for (var i = 0; i < length; i++)
                output[i] = running = LogAdding.Next(running, double.CreateTruncating(input[start + i * inner]));
            var sum = 0.0;
            for (var i = length - 1; i >= 0; i--)
            {
                var at = start + i * inner;
                var here = output[i];
                if (i < length - 1)
                    sum *= Ratio(here, output[i + 1]);
                sum += double.CreateTruncating(outputGradient[at]);
                inputGradient[at] = T.CreateTruncating(double.IsNegativeInfinity(here) ? 0 : sum * Ratio(double.CreateTruncating(input[at]), here));
            }
        }
    }

    /// <summary>exp(smaller - larger), which is one for equal infinities.</summary>
    static double Ratio(double smaller, double larger) => smaller == larger ? 1 : Math.Exp(smaller - larger);

    interface IStep<TSum>
    {
        static abstract TSum Start { get; }

        static abstract TSum Next(TSum sum, TSum value);
    }

    readonly struct Adding<TSum> : IStep<TSum>
        where TSum : INumberBase<TSum>
    {
        public static TSum Start => TSum.Zero;

        public static TSum Next(TSum sum, TSum value) => sum + value;
    }

    readonly struct Multiplying<TSum> : IStep<TSum>
        where TSum : INumberBase<TSum>
    {
        public static TSum Start => TSum.One;

        public static TSum Next(TSum sum, TSum value) => sum * value;
    }

    readonly struct LogAdding : IStep<double>
    {
        public static double Start => double.NegativeInfinity;

        public static double Next(double sum, double value)
        {
            var (low, high) = (Math.Min(sum, value), Math.Max(sum, value));
            return low == high && double.IsInfinity(low) ? low : high + Math.Log(1 + Math.Exp(low - high));
        }
    }

    static void Accumulate<T, TSum, TStep>(int outer, int length, int inner, bool reverse, ReadOnlySpan<T> input, Span<T> output)
        where T : unmanaged, INumberBase<T>
        where TSum : unmanaged, INumberBase<TSum>
        where TStep : struct, IStep<TSum>
    {
        if (length == 0)
            return;
        fixed (T* inputStart = input, outputStart = output)
        {
            var (x, y) = ((nint)inputStart, (nint)outputStart);
            Workers.For(outer * inner, Math.Max(1, 16 * 1024 / length), (from, to) =>
            {
                for (var line = from; line < to; line++)
                {
                    var first = line / inner * length * inner + line % inner;
                    var (at, step) = reverse ? (first + (length - 1) * inner, -inner) : (first, inner);
                    var sum = TStep.Start;
                    for (var i = 0; i < length; i++, at += step)
                    {
                        sum = TStep.Next(sum, TSum.CreateTruncating(((T*)x)[at]));
                        ((T*)y)[at] = T.CreateTruncating(sum);
                    }
                }
            });
        }
    }
}
