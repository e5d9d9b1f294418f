using System.Numerics;
using System.Numerics.Tensors;

namespace TorchSharp.Kernels;

/// <summary>Statistics and affine maps of the channels of [outer, channels, inner] (batch normalisation). Sums over samples run in double.</summary>
internal static unsafe class ChannelNormalization
{
    /// <summary>
    /// Channels of at most this many elements in single precision are computed in double: of two values normalisation leaves -1 and 1 whatever they
    /// are, and all of a gradient but what eps leaves of it cancels.
    /// </summary>
    const int Few = 32;

    static bool IsFew<T>(int outer, int inner) => typeof(T) == typeof(float) && (long)outer * inner <= Few;

    /// <summary>Mean and mean squared deviation of each channel.</summary>
    internal static void Statistics<T>(ReadOnlySpan<T> x, int outer, int channels, int inner, Span<double> means, Span<double> variances) where T : unmanaged, IFloatingPointIeee754<T>
    {
        means.Clear();
        variances.Clear();
        double count = (double)outer * inner;
        fixed (T* px = x)
        fixed (double* pm = means, pv = variances)
        {
            var body = new StatisticsBody<T> { X = px, Means = pm, Variances = pv, Outer = outer, Channels = channels, Inner = inner, Count = count };
            Workers.For(channels, Grain(outer * inner), ref body);
        }
    }

    static int Grain(int perChannel) => Math.Max(1, (1 << 14) / Math.Max(1, perChannel));

    struct StatisticsBody<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* X;
        internal double* Means, Variances;
        internal int Outer, Channels, Inner;
        internal double Count;

        public readonly void Run(int start, int end)
        {
            if (Inner == 1) Columns(start, end);
            else if (IsFew<T>(Outer, Inner)) Elements(start, end);
            else Lines(start, end);
        }

        readonly void Columns(int start, int end)
        {
            for (int o = 0; o < Outer; o++)
            {
                T* row = X + ((long)o * Channels);
                for (int c = start; c < end; c++) Means[c] += double.CreateTruncating(row[c]);
            }
            for (int c = start; c < end; c++) Means[c] /= Count;
            for (int o = 0; o < Outer; o++)
            {
                T* row = X + ((long)o * Channels);
                for (int c = start; c < end; c++)
                {
                    double deviation = double.CreateTruncating(row[c]) - Means[c];
                    Variances[c] += deviation * deviation;
                }
            }
            for (int c = start; c < end; c++) Variances[c] /= Count;
        }

        readonly void Elements(int start, int end)
        {
            for (int c = start; c < end; c++)
            {
                double sum = 0, squares = 0;
                for (int o = 0; o < Outer; o++)
                    foreach (T value in Line(o, c)) sum += double.CreateTruncating(value);
                double mean = sum / Count;
                for (int o = 0; o < Outer; o++)
                {
                    foreach (T value in Line(o, c))
                    {
                        double deviation = double.CreateTruncating(value) - mean;
                        squares += deviation * deviation;
                    }
                }
                Means[c] = mean;
                Variances[c] = squares / Count;
            }
        }

        readonly void Lines(int start, int end)
        {
            for (int c = start; c < end; c++)
            {
                double sum = 0;
                for (int o = 0; o < Outer; o++) sum += double.CreateTruncating(Summation.Sum(Line(o, c)));
                double mean = sum / Count;
                // The rounding of the mean to T shifts the deviations: their own mean corrects for it.
                T rounded = T.CreateTruncating(mean);
                double squares = 0, rest = mean - double.CreateTruncating(rounded);
                for (int o = 0; o < Outer; o++) squares += ChannelLine.SquaredDeviations(X + ((((long)o * Channels) + c) * Inner), Inner, rounded);
                Means[c] = mean;
                Variances[c] = Math.Max(0, (squares / Count) - (rest * rest));
            }
        }

        readonly ReadOnlySpan<T> Line(int o, int c) => new(X + ((((long)o * Channels) + c) * Inner), Inner);
    }

    /// <summary>d = (x - mean) * scale + shift, each of them a number for each channel.</summary>
    internal static void Apply<T>(ReadOnlySpan<T> x, Span<T> d, int outer, int channels, int inner, ReadOnlySpan<double> means, ReadOnlySpan<double> scales, ReadOnlySpan<double> shifts)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] m = Convert<T>(means), s = Convert<T>(scales), b = Convert<T>(shifts);
        if (inner == 1)
        {
            for (int o = 0; o < outer; o++)
            {
                var row = d.Slice(o * channels, channels);
                TensorPrimitives.Subtract(x.Slice(o * channels, channels), m, row);
                TensorPrimitives.MultiplyAdd(row, s, b, row);
            }
            return;
        }
        fixed (T* px = x, pd = d, pm = m, ps = s, pb = b)
        {
            var body = new ApplyBody<T> { X = px, D = pd, Means = pm, Scales = ps, Shifts = pb, Channels = channels, Inner = inner };
            Workers.For(outer * channels, Grain(inner), ref body);
        }
    }

    struct ApplyBody<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* X, D, Means, Scales, Shifts;
        internal int Channels, Inner;

        public readonly void Run(int start, int end)
        {
            for (int line = start; line < end; line++)
            {
                int c = line % Channels;
                ChannelLine.Apply(X + ((long)line * Inner), D + ((long)line * Inner), Inner, Means[c], Scales[c], Shifts[c]);
            }
        }
    }

    static T[] Convert<T>(ReadOnlySpan<double> values) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = new T[values.Length];
        for (int i = 0; i < result.Length; i++) result[i] = T.CreateTruncating(values[i]);
        return result;
    }

    /// <summary>For each channel the sum of the gradient and that of the gradient times (x - mean).</summary>
    internal static void Sums<T>(ReadOnlySpan<T> gradient, ReadOnlySpan<T> x, int outer, int channels, int inner, ReadOnlySpan<double> means, Span<double> sums, Span<double> products)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        sums.Clear();
        products.Clear();
        fixed (T* pg = gradient, px = x)
        fixed (double* pm = means, ps = sums, pp = products)
        {
            var body = new SumsBody<T> { Gradient = pg, X = px, Means = pm, Sums = ps, Products = pp, Outer = outer, Channels = channels, Inner = inner };
            Workers.For(channels, Grain(outer * inner), ref body);
        }
    }

    struct SumsBody<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* Gradient, X;
        internal double* Means, Sums, Products;
        internal int Outer, Channels, Inner;

        public readonly void Run(int start, int end)
        {
            for (int c = start; c < end; c++)
            {
                T rounded = T.CreateTruncating(Means[c]);
                double rest = Means[c] - double.CreateTruncating(rounded);
                for (int o = 0; o < Outer; o++)
                {
                    long at = (((long)o * Channels) + c) * Inner;
                    if (IsFew<T>(Outer, Inner))
                    {
                        for (int i = 0; i < Inner; i++)
                        {
                            double g = double.CreateTruncating(Gradient[at + i]);
                            Sums[c] += g;
                            Products[c] += g * (double.CreateTruncating(X[at + i]) - Means[c]);
                        }
                        continue;
                    }
                    var (sum, product) = ChannelLine.Sums(Gradient + at, X + at, Inner, rounded);
                    Sums[c] += sum;
                    Products[c] += product - (rest * sum);
                }
            }
        }
    }

    /// <summary>d = gradient * slope - (x - mean) * pull - push, each of them a number for each channel.</summary>
    internal static void InputGradient<T>(
        ReadOnlySpan<T> gradient, ReadOnlySpan<T> x, Span<T> d, int outer, int channels, int inner,
        ReadOnlySpan<double> means, ReadOnlySpan<double> slopes, ReadOnlySpan<double> pulls, ReadOnlySpan<double> pushes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* pg = gradient, px = x, pd = d)
        fixed (double* pm = means, ps = slopes, pp = pulls, pq = pushes)
        {
            var body = new InputBody<T> { Gradient = pg, X = px, D = pd, Means = pm, Slopes = ps, Pulls = pp, Pushes = pq, Channels = channels, Inner = inner, Few = IsFew<T>(outer, inner) };
            Workers.For(outer * channels, Grain(inner), ref body);
        }
    }

    struct InputBody<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* Gradient, X, D;
        internal double* Means, Slopes, Pulls, Pushes;
        internal int Channels, Inner;
        internal bool Few;

        public readonly void Run(int start, int end)
        {
            for (int line = start; line < end; line++)
            {
                int c = line % Channels;
                long at = (long)line * Inner;
                if (Few)
                {
                    for (long i = at; i < at + Inner; i++)
                        D[i] = T.CreateTruncating((double.CreateTruncating(Gradient[i]) * Slopes[c]) - ((double.CreateTruncating(X[i]) - Means[c]) * Pulls[c]) - Pushes[c]);
                    continue;
                }
                T mean = T.CreateTruncating(Means[c]), slope = T.CreateTruncating(Slopes[c]), pull = T.CreateTruncating(Pulls[c]), push = T.CreateTruncating(Pushes[c]);
                ChannelLine.InputGradient(Gradient + at, X + at, D + at, Inner, mean, slope, pull, push);
            }
        }
    }
}
