using System.Numerics;
using System.Numerics.Tensors;

namespace TorchSharp.Kernels;

/// <summary>Lines of [lines, length], each brought to mean 0 and variance 1, then scaled and shifted element by element (layer normalisation).</summary>
internal static unsafe class LineNormalization
{
    /// <summary>
    /// d = (x - mean) / sqrt(variance + eps) * scale + shift; means and reciprocal deviations of the lines are kept for the way back. Empty
    /// scale or shift: none.
    /// </summary>
    internal static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, Span<T> d, Span<T> means, Span<T> reciprocals, int length, double eps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* px = x, ps = scale, pb = shift, pd = d, pm = means, pr = reciprocals)
        {
            var body = new ForwardBody<T> { X = px, Scale = ps, Shift = pb, D = pd, Means = pm, Reciprocals = pr, Length = length, Eps = T.CreateTruncating(eps) };
            Workers.For(means.Length, Grain(length), ref body);
        }
    }

    static int Grain(int length) => Math.Max(1, (1 << 14) / Math.Max(1, length));

    struct ForwardBody<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* X, Scale, Shift, D, Means, Reciprocals;
        internal int Length;
        internal T Eps;

        public readonly void Run(int start, int end)
        {
            T count = T.CreateTruncating(Length);
            for (int line = start; line < end; line++)
            {
                var x = new ReadOnlySpan<T>(X + ((long)line * Length), Length);
                var d = new Span<T>(D + ((long)line * Length), Length);
                T mean = Summation.Sum(x) / count;
                TensorPrimitives.Subtract(x, mean, d);
                T reciprocal = T.One / T.Sqrt((TensorPrimitives.SumOfSquares<T>(d) / count) + Eps);
                TensorPrimitives.Multiply(d, reciprocal, d);
                if (Scale != null) TensorPrimitives.Multiply(d, new ReadOnlySpan<T>(Scale, Length), d);
                if (Shift != null) TensorPrimitives.Add(d, new ReadOnlySpan<T>(Shift, Length), d);
                Means[line] = mean;
                Reciprocals[line] = reciprocal;
            }
        }
    }

    /// <summary>Gradient of x, from that of the result.</summary>
    internal static void InputGradient<T>(ReadOnlySpan<T> gradient, ReadOnlySpan<T> x, ReadOnlySpan<T> scale, Span<T> d, ReadOnlySpan<T> means, ReadOnlySpan<T> reciprocals, int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pg = gradient, px = x, ps = scale, pd = d, pm = means, pr = reciprocals)
        {
            var body = new InputBody<T> { Gradient = pg, X = px, Scale = ps, D = pd, Means = pm, Reciprocals = pr, Length = length };
            Workers.For(means.Length, Grain(length), ref body);
        }
    }

    struct InputBody<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* Gradient, X, Scale, D, Means, Reciprocals;
        internal int Length;

        public readonly void Run(int start, int end)
        {
            T count = T.CreateTruncating(Length);
            var normal = new T[Length];
            for (int line = start; line < end; line++)
            {
                var gradient = new ReadOnlySpan<T>(Gradient + ((long)line * Length), Length);
                var d = new Span<T>(D + ((long)line * Length), Length);
                TensorPrimitives.Subtract(new ReadOnlySpan<T>(X + ((long)line * Length), Length), Means[line], normal);
                TensorPrimitives.Multiply<T>(normal, Reciprocals[line], normal);
                if (Scale != null) TensorPrimitives.Multiply(gradient, new ReadOnlySpan<T>(Scale, Length), d);
                else gradient.CopyTo(d);
                T mean = Summation.Sum<T>(d) / count, along = TensorPrimitives.Dot<T>(d, normal) / count;
                TensorPrimitives.Subtract(d, mean, d);
                TensorPrimitives.Multiply<T>(normal, along, normal);
                TensorPrimitives.Subtract<T>(d, normal, d);
                TensorPrimitives.Multiply(d, Reciprocals[line], d);
            }
        }
    }

    /// <summary>Gradients of scale and shift (empty: not wanted): sums over the lines, in their order.</summary>
    internal static void ParameterGradients<T>(ReadOnlySpan<T> gradient, ReadOnlySpan<T> x, Span<T> scale, Span<T> shift, ReadOnlySpan<T> means, ReadOnlySpan<T> reciprocals, int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int lines = means.Length;
        fixed (T* pg = gradient, px = x, ps = scale, pb = shift, pm = means, pr = reciprocals)
        {
            var body = new ParameterBody<T> { Gradient = pg, X = px, Scale = ps, Shift = pb, Means = pm, Reciprocals = pr, Length = length, Lines = lines };
            Workers.For(length, Math.Max(16, (1 << 14) / Math.Max(1, lines)), ref body);
        }
    }

    struct ParameterBody<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* Gradient, X, Scale, Shift, Means, Reciprocals;
        internal int Length;
        internal int Lines;

        public readonly void Run(int start, int end)
        {
            int width = end - start;
            Span<double> scales = new double[width], shifts = new double[width];
            for (int line = 0; line < Lines; line++)
            {
                T* gradient = Gradient + ((long)line * Length) + start;
                T* x = X + ((long)line * Length) + start;
                T mean = Means[line], reciprocal = Reciprocals[line];
                for (int i = 0; i < width; i++)
                {
                    scales[i] += double.CreateTruncating(gradient[i] * ((x[i] - mean) * reciprocal));
                    shifts[i] += double.CreateTruncating(gradient[i]);
                }
            }
            for (int i = 0; i < width; i++)
            {
                if (Scale != null) Scale[start + i] = T.CreateTruncating(scales[i]);
                if (Shift != null) Shift[start + i] = T.CreateTruncating(shifts[i]);
            }
        }
    }
}
