using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Lines of [lines, length], each brought to mean 0 and variance 1, then scaled and shifted element by element (layer normalisation).</summary>
internal static unsafe class LineNormalization
{
    const int LinesOfPart = 64;

    const int MostParts = 16;

    /// <summary>
    /// Lines of at most this many elements in single precision are computed in double: of few elements the mean and the direction of x itself take
    /// away nearly everything, and what is left of a gradient would be rounding.
    /// </summary>
    const int Short = 8;

    static int Grain(int length) => Math.Max(1, (1 << 14) / Math.Max(1, length));

    static bool IsShort<T>(int length) => typeof(T) == typeof(float) && length <= Short;

    static void Copy<TFrom, TTo>(TFrom* from, TTo* to, int count) where TFrom : unmanaged, IFloatingPointIeee754<TFrom> where TTo : unmanaged, IFloatingPointIeee754<TTo>
    {
        for (int i = 0; i < count; i++) to[i] = TTo.CreateTruncating(from[i]);
    }

    /// <summary>
    /// d = (x - mean) / sqrt(variance + eps) * scale + shift; means and reciprocal deviations of the lines are kept for the way back. Empty
    /// scale or shift: none.
    /// </summary>
    internal static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> scale, ReadOnlySpan<T> shift, Span<T> d, Span<double> means, Span<double> reciprocals, int length, double eps)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* px = x, ps = scale, pb = shift, pd = d)
        fixed (double* pm = means, pr = reciprocals)
        {
            var body = new ForwardBody<T> { X = px, Scale = ps, Shift = pb, D = pd, Means = pm, Reciprocals = pr, Length = length, Eps = eps };
            Workers.For(means.Length, Grain(length), ref body);
        }
    }

    struct ForwardBody<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* X, Scale, Shift, D;
        internal double* Means, Reciprocals;
        internal int Length;
        internal double Eps;

        public readonly void Run(int start, int end)
        {
            if (IsShort<T>(Length)) Widened(start, end);
            else Lines(start, end);
        }

        readonly void Lines(int start, int end)
        {
            for (int line = start; line < end; line++)
            {
                T* x = X + ((long)line * Length);
                T mean = Summation.Sum(new ReadOnlySpan<T>(x, Length)) / T.CreateTruncating(Length);
                double reciprocal = 1 / Math.Sqrt(ChannelLine.SquaredDeviations(x, Length, mean) / Length + Eps);
                LineLoops.Apply(x, D + ((long)line * Length), Length, mean, T.CreateTruncating(reciprocal), Scale, Shift);
                Means[line] = double.CreateTruncating(mean);
                Reciprocals[line] = reciprocal;
            }
        }

        readonly void Widened(int start, int end)
        {
            double* x = stackalloc double[4 * Short], scale = x + Short, shift = scale + Short, d = shift + Short;
            if (Scale != null) Copy(Scale, scale, Length);
            if (Shift != null) Copy(Shift, shift, Length);
            for (int line = start; line < end; line++)
            {
                Copy(X + ((long)line * Length), x, Length);
                new ForwardBody<double>
                {
                    X = x,
                    Scale = Scale != null ? scale : null,
                    Shift = Shift != null ? shift : null,
                    D = d,
                    Means = Means + line,
                    Reciprocals = Reciprocals + line,
                    Length = Length,
                    Eps = Eps,
                }.Lines(0, 1);
                Copy(d, D + ((long)line * Length), Length);
            }
        }
    }

    /// <summary>Gradient of x, from that of the result.</summary>
    internal static void InputGradient<T>(ReadOnlySpan<T> gradient, ReadOnlySpan<T> x, ReadOnlySpan<T> scale, Span<T> d, ReadOnlySpan<double> means, ReadOnlySpan<double> reciprocals, int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pg = gradient, px = x, ps = scale, pd = d)
        fixed (double* pm = means, pr = reciprocals)
        {
            var body = new InputBody<T> { Gradient = pg, X = px, Scale = ps, D = pd, Means = pm, Reciprocals = pr, Length = length };
            Workers.For(means.Length, Grain(length), ref body);
        }
    }

    struct InputBody<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* Gradient, X, Scale, D;
        internal double* Means, Reciprocals;
        internal int Length;

        public readonly void Run(int start, int end)
        {
            if (IsShort<T>(Length)) Widened(start, end);
            else Lines(start, end);
        }

        readonly void Lines(int start, int end)
        {
            T count = T.CreateTruncating(Length);
            for (int line = start; line < end; line++)
            {
                T* gradient = Gradient + ((long)line * Length), x = X + ((long)line * Length);
                T mean = T.CreateTruncating(Means[line]), reciprocal = T.CreateTruncating(Reciprocals[line]);
                var (sum, product) = LineLoops.Sums(gradient, x, Length, mean, reciprocal, Scale);
                LineLoops.InputGradient(gradient, x, D + ((long)line * Length), Length, mean, reciprocal, Scale, sum / count, product / count);
            }
        }

        readonly void Widened(int start, int end)
        {
            double* gradient = stackalloc double[4 * Short], x = gradient + Short, scale = x + Short, d = scale + Short;
            if (Scale != null) Copy(Scale, scale, Length);
            for (int line = start; line < end; line++)
            {
                Copy(Gradient + ((long)line * Length), gradient, Length);
                Copy(X + ((long)line * Length), x, Length);
                new InputBody<double> { Gradient = gradient, X = x, Scale = Scale != null ? scale : null, D = d, Means = Means + line, Reciprocals = Reciprocals + line, Length = Length }.Lines(0, 1);
                Copy(d, D + ((long)line * Length), Length);
            }
        }
    }

    /// <summary>Gradients of scale and shift (empty: not wanted): sums over the lines, in their order.</summary>
    internal static void ParameterGradients<T>(ReadOnlySpan<T> gradient, ReadOnlySpan<T> x, Span<T> scale, Span<T> shift, ReadOnlySpan<double> means, ReadOnlySpan<double> reciprocals, int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int lines = means.Length;
        // Each part of the lines has sums of its own; parts and their order depend on the shape alone.
        int parts = Math.Clamp(lines / LinesOfPart, 1, MostParts);
        double[] scales = new double[parts * length], shifts = new double[parts * length];
        fixed (T* pg = gradient, px = x)
        fixed (double* pm = means, pr = reciprocals, ps = scales, pb = shifts)
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
        internal T* Gradient, X;
        internal double* Means, Reciprocals, Scales, Shifts;
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
                            LineLoops.AddParameters(Gradient + ((long)l * Length), X + ((long)l * Length), Length, T.CreateTruncating(Means[l]), T.CreateTruncating(Reciprocals[l]), ps, pb);
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
