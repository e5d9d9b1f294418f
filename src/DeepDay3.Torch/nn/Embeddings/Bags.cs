using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Sums, means and maxima of the vectors of bags of indices.</summary>
internal static class Bags
{
    /// <param name="table">[rows, width].</param>
    /// <param name="indices">All bags in a row.</param>
    /// <param name="starts">Where each bag starts, and where the last ends.</param>
    /// <param name="mode">What is made of a bag; an empty one gives zeros.</param>
    /// <param name="weights">A factor for each index, or null.</param>
    /// <param name="padding">An index that does not count, or -1.</param>
    /// <param name="byFrequency">Whether gradients are divided by how often an index occurs.</param>
    internal static Tensor Run(Tensor table, Tensor indices, long[] starts, EmbeddingBagMode mode, Tensor? weights, long padding, bool byFrequency)
    {
        int bags = starts.Length - 1;
        long[] labels = EmbeddingLookup.Flat(table, indices).Elements<long>().ToArray();
        var kept = new List<long>();
        var owners = new List<long>();
        var counts = new double[bags];
        for (int bag = 0; bag < bags; bag++)
            for (long i = starts[bag]; i < starts[bag + 1]; i++)
            {
                if (labels[i] == padding) continue;
                kept.Add(i);
                owners.Add(bag);
                counts[bag]++;
            }
        var at = from_array(kept.ToArray());
        var rows = EmbeddingLookup.Run(table, indices.reshape(-1).index_select(0, at), -1, byFrequency);
        if (weights is not null) rows = rows * weights.reshape(-1).index_select(0, at).unsqueeze(1);
        if (mode == EmbeddingBagMode.Max) return Maxima(rows, counts);
        var sums = zeros(bags, table.shape[1], table.dtype).index_add(0, from_array(owners.ToArray()), rows, 1);
        if (mode == EmbeddingBagMode.Sum) return sums;
        return sums / from_array(Array.ConvertAll(counts, c => Math.Max(c, 1))).to_type(table.dtype).unsqueeze(1);
    }

    static Tensor Maxima(Tensor rows, double[] counts)
    {
        if (counts.Length == 0) return zeros([0, rows.shape[1]], rows.dtype);
        var parts = new List<Tensor>();
        long start = 0;
        foreach (long count in counts.Select(c => (long)c))
        {
            parts.Add(count == 0 ? zeros([rows.shape[1]], rows.dtype) : rows.narrow(0, start, count).max(0).values);
            start += count;
        }
        return stack(parts);
    }
}
