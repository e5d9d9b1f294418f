using static TorchSharp.torch;

namespace DeepDay3.Data;

/// <summary>Cuts datasets and lists into random parts that share no item (torch.utils.data.random_split).</summary>
public static class Splits
{
    /// <summary>Cuts a dataset by fractions, such as 0.8 and 0.2. With a generator of the same seed the parts are those of PyTorch.</summary>
    /// <param name="dataset">What is cut.</param>
    /// <param name="fractions">The shares of the parts; their sum is 1. What rounding down leaves goes to the first parts, one each.</param>
    /// <param name="generator">Draws the order; null takes the default generator, which manual_seed sets.</param>
    /// <exception cref="ArgumentException">The fractions are negative or their sum is not 1.</exception>
    public static Subset<T>[] random_split<T>(this utils.data.Dataset<T> dataset, double[] fractions, Generator? generator = null) =>
        [.. Parts(dataset.Count, Lengths(dataset.Count, fractions), generator).Select(part => new Subset<T>(dataset, part))];

    /// <summary>Cuts a dataset of named tensors by fractions.</summary>
    /// <inheritdoc cref="random_split{T}(utils.data.Dataset{T}, double[], Generator?)"/>
    public static NamedSubset[] random_split(this utils.data.Dataset dataset, double[] fractions, Generator? generator = null) =>
        [.. Parts(dataset.Count, Lengths(dataset.Count, fractions), generator).Select(part => new NamedSubset(dataset, part))];

    /// <summary>Cuts a dataset of tensors in a fixed order by fractions.</summary>
    /// <inheritdoc cref="random_split{T}(utils.data.Dataset{T}, double[], Generator?)"/>
    public static TensorSubset[] random_split(this utils.data.IterableDataset dataset, double[] fractions, Generator? generator = null) =>
        [.. Parts(dataset.Count, Lengths(dataset.Count, fractions), generator).Select(part => new TensorSubset(dataset, part))];

    /// <summary>Cuts a dataset into parts of given sizes.</summary>
    /// <param name="dataset">What is cut.</param>
    /// <param name="lengths">The sizes of the parts; their sum is the number of samples.</param>
    /// <param name="generator">Draws the order; null takes the default generator, which manual_seed sets.</param>
    /// <exception cref="ArgumentException">The sizes are negative or their sum is another number.</exception>
    public static Subset<T>[] random_split<T>(this utils.data.Dataset<T> dataset, long[] lengths, Generator? generator = null) =>
        [.. Parts(dataset.Count, Checked(dataset.Count, lengths), generator).Select(part => new Subset<T>(dataset, part))];

    /// <summary>Cuts a list by fractions; the same seed gives the same parts.</summary>
    /// <param name="items">What is cut.</param>
    /// <param name="fractions">The shares of the parts; their sum is 1.</param>
    /// <param name="seed">The seed of the order.</param>
    /// <exception cref="ArgumentException">The fractions are negative or their sum is not 1.</exception>
    public static T[][] ByFractions<T>(IReadOnlyList<T> items, double[] fractions, int seed = 0)
    {
        T[] order = [.. items];
        new SplitMix64((uint)seed).Shuffle(order);
        var parts = new T[fractions.Length][];
        int start = 0;
        foreach ((int i, long length) in Lengths(order.Length, fractions).Index())
        {
            parts[i] = order[start..(start + (int)length)];
            start += (int)length;
        }
        return parts;
    }

    static long[] Lengths(long count, double[] fractions)
    {
        if (fractions.Any(fraction => fraction is not (>= 0 and <= 1)) || Math.Abs(fractions.Sum() - 1) > 1e-6)
            throw new ArgumentException($"Parts of {string.Join(", ", fractions.Select(fraction => FormattableString.Invariant($"{fraction}")))} were asked for: shares of 0 to 1 with the sum 1 were expected.");
        long[] lengths = [.. fractions.Select(fraction => (long)Math.Floor(count * fraction))];
        for (long i = 0, rest = count - lengths.Sum(); i < rest; i++)
            lengths[i % lengths.Length]++;
        return lengths;
    }

    static long[] Checked(long count, long[] lengths) => lengths.All(length => length >= 0) && lengths.Sum() == count
        ? lengths
        : throw new ArgumentException($"Parts of {string.Join(", ", lengths)} samples were asked for: sizes with the sum {count} were expected.");

    static IEnumerable<long[]> Parts(long count, long[] lengths, Generator? generator)
    {
        using Tensor order = randperm(count, generator: generator);
        long[] indices = order.data<long>().ToArray();
        long start = 0;
        foreach (long length in lengths)
        {
            yield return indices[(int)start..(int)(start + length)];
            start += length;
        }
    }
}
