using System.Numerics;

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

    const int LinesOfPart = 64;

    const int MostParts = 16;

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
                T* x = X + ((long)line * Length);
                T mean = Summation.Sum(new ReadOnlySpan<T>(x, Length)) / count;
                T variance = T.CreateTruncating(ChannelLine.SquaredDeviations(x, Length, mean)) / count;
                T reciprocal = T.One / T.Sqrt(variance + Eps);
                LineLoops.Apply(x, D + ((long)line * Length), Length, mean, reciprocal, Scale, Shift);
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
            for (int line = start; line < end; line++)
            {
                T* gradient = Gradient + ((long)line * Length), x = X + ((long)line * Length);
                var (sum, product) = LineLoops.Sums(gradient, x, Length, Means[line], Reciprocals[line], Scale);
                LineLoops.InputGradient(gradient, x, D + ((long)line * Length), Length, Means[line], Reciprocals[line], Scale, sum / count, product / count);
            }
        }
    }

    /// <summary>Gradients of scale and shift (empty: not wanted): sums over the lines, in their order.</summary>
    internal static void ParameterGradients<T>(ReadOnlySpan<T> gradient, ReadOnlySpan<T> x, Span<T> scale, Span<T> shift, ReadOnlySpan<T> means, ReadOnlySpan<T> reciprocals, int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int lines = means.Length;
        // Each part of the lines has sums of its own; parts and their order depend on the shape alone.
        int parts = Math.Clamp(lines / LinesOfPart, 1, MostParts);
        double[] scales = new double[parts * length], shifts = new double[parts * length];
        fixed (T* pg = gradient, px = x, pm = means, pr = reciprocals)
        fixed (double* ps = scales, pb = shifts)
        {
            var body = new ParameterBody<T> { Gradient = pg, X = px, Means = pm, Reciprocals = pr, Scales = ps, Shifts = pb, Length = length, Lines = lines, Parts = parts };
            Workers.For(parts, 1, ref body);
        }
        Join(scales, parts, scale);
        Join(shifts, parts, shift);
    }

    static void Join<T>(double[] parts, int count, Span<T> sums) where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < sums.Length; i++)
        {
            double sum = parts[i];
            for (int part = 1; part < count; part++) sum += parts[part * sums.Length + i];
            sums[i] = T.CreateTruncating(sum);
        }
    }

    struct ParameterBody<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* Gradient, X, Means, Reciprocals;
        internal double* Scales, Shifts;
        internal int Length, Lines, Parts;

        public readonly void Run(int start, int end)
        {
            // Sums in T are kept short, and added up in double.
            const int Together = 32;
            T[] scales = new T[Length], shifts = new T[Length];
            fixed (T* ps = scales, pb = shifts)
            {
                for (int part = start; part < end; part++)
                {
                    int last = (int)((long)Lines * (part + 1) / Parts);
                    for (int line = (int)((long)Lines * part / Parts); line < last; line += Together)
                    {
                        for (int l = line; l < Math.Min(last, line + Together); l++)
                            LineLoops.AddParameters(Gradient + ((long)l * Length), X + ((long)l * Length), Length, Means[l], Reciprocals[l], ps, pb);
                        Flush(scales, Scales + ((long)part * Length));
                        Flush(shifts, Shifts + ((long)part * Length));
                    }
                }
            }
        }

        static void Flush(Span<T> from, double* to)
        {
            for (int i = 0; i < from.Length; i++) to[i] += double.CreateTruncating(from[i]);
            from.Clear();
        }
    }
}
