using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Choosing categories by weight.</summary>
internal static partial class RandomFill
{
    /// <summary>
    /// For each row of <paramref name="weights"/> (rows x categories, not necessarily summing to one), <paramref name="samples"/> categories:
    /// <paramref name="result"/> is rows x samples. With replacement: a 64-bit draw a sample, looked up in the cumulative sum. Without: the
    /// largest of weight / exponential (Efraimidis and Spirakis, 2006), a 64-bit draw a category.
    /// </summary>
    /// <exception cref="ArgumentException">A weight is negative, infinite or NaN, a row sums to zero, or there are fewer categories than samples
    /// that may not repeat.</exception>
    public static void Multinomial<T>(
        MersenneTwister g, ReadOnlySpan<T> weights, int categories, Span<long> result, int samples, bool replacement)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (samples <= 0)
            throw new ArgumentException("cannot sample n_sample <= 0 samples");
        if (!replacement && samples > categories)
            throw new ArgumentException("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
        int rows = categories == 0 ? 0 : weights.Length / categories;
        CheckWeights(weights, rows, categories);

        var scratch = new T[categories];
        if (replacement)
        {
            for (int r = 0; r < rows; r++)
                SampleCumulative(g, weights.Slice(r * categories, categories), scratch, result.Slice(r * samples, samples));
            return;
        }

        for (int r = 0; r < rows; r++)
        {
            for (int j = 0; j < categories; j++)
                scratch[j] = weights[(r * categories) + j] / T.CreateTruncating(RandomSample.Exponential(g, 1));
            TakeLargest(scratch, result.Slice(r * samples, samples));
        }
    }

    static void CheckWeights<T>(ReadOnlySpan<T> weights, int rows, int categories)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int r = 0; r < rows; r++)
        {
            T sum = T.Zero;
            foreach (T weight in weights.Slice(r * categories, categories))
            {
                if (!T.IsFinite(weight) || weight < T.Zero)
                    throw new ArgumentException("probability tensor contains either `inf`, `nan` or element < 0");
                sum += weight;
            }

            if (!(sum > T.Zero))
                throw new ArgumentException("invalid multinomial distribution (sum of probabilities <= 0)");
        }
    }

    static void SampleCumulative<T>(MersenneTwister g, ReadOnlySpan<T> weights, Span<T> cumulative, Span<long> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int j = 0; j < weights.Length; j++)
        {
            sum += weights[j];
            cumulative[j] = sum;
        }

        foreach (ref T value in cumulative)
            value /= sum;

        // Rounding must not leave a gap at the upper end.
        cumulative[^1] = T.One;
        for (int i = 0; i < result.Length; i++)
        {
            double sample = RandomSample.UniformDouble(g);
            int low = 0;
            int high = weights.Length;
            while (low < high)
            {
                int middle = low + ((high - low) / 2);
                if (double.CreateTruncating(cumulative[middle]) < sample)
                    low = middle + 1;
                else
                    high = middle;
            }

            result[i] = low;
        }
    }

    /// <summary>Indices of the largest keys in falling order; each taken key is crossed out. O(n k), and k is small in use.</summary>
    static void TakeLargest<T>(Span<T> keys, Span<long> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (result.Length > 8)
        {
            var copy = keys.ToArray();
            var order = new int[keys.Length];
            for (int j = 0; j < order.Length; j++)
                order[j] = j;
            Array.Sort(order, (a, b) => copy[b].CompareTo(copy[a]) is int c and not 0 ? c : a.CompareTo(b));
            for (int i = 0; i < result.Length; i++)
                result[i] = order[i];
            return;
        }

        for (int i = 0; i < result.Length; i++)
        {
            int best = 0;
            for (int j = 1; j < keys.Length; j++)
            {
                if (keys[j] > keys[best])
                    best = j;
            }

            result[i] = best;
            keys[best] = T.NegativeInfinity;
        }
    }
}
