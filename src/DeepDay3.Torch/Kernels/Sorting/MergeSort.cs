namespace TorchSharp.Kernels;

/// <summary>A stable sort of keys together with where they came from: insertion in short runs, then merges from the bottom up.</summary>
internal static class MergeSort
{
    const int Run = 16;

    internal readonly record struct Entry<T>(T Key, int Index);

    /// <summary>Sorts entries; scratch is as long. Returns whichever of the two spans holds the result.</summary>
    internal static Span<Entry<T>> Sort<T, TOrder>(Span<Entry<T>> entries, Span<Entry<T>> scratch)
        where TOrder : struct, ISortOrder<T>
    {
        for (var start = 0; start < entries.Length; start += Run)
            Insert<T, TOrder>(entries[start..Math.Min(start + Run, entries.Length)]);
        var source = entries;
        var target = scratch;
        for (long width = Run; width < entries.Length; width *= 2)
        {
            for (long start = 0; start < source.Length; start += 2 * width)
            {
                Interruption.ThrowIfRequested();
                var middle = (int)Math.Min(start + width, source.Length);
                var end = (int)Math.Min(start + 2 * width, source.Length);
                Merge<T, TOrder>(source[(int)start..middle], source[middle..end], target[(int)start..end]);
            }
            var swap = source;
            source = target;
            target = swap;
        }
        return source;
    }

    static void Insert<T, TOrder>(Span<Entry<T>> run)
        where TOrder : struct, ISortOrder<T>
    {
        for (var i = 1; i < run.Length; i++)
        {
            var entry = run[i];
            var at = i;
            for (; at > 0 && TOrder.Precedes(entry.Key, run[at - 1].Key); at--)
                run[at] = run[at - 1];
            run[at] = entry;
        }
    }

    static void Merge<T, TOrder>(ReadOnlySpan<Entry<T>> left, ReadOnlySpan<Entry<T>> right, Span<Entry<T>> target)
        where TOrder : struct, ISortOrder<T>
    {
        // Already in order: common in data that is nearly sorted.
        if (right.IsEmpty || !TOrder.Precedes(right[0].Key, left[^1].Key))
        {
            left.CopyTo(target);
            right.CopyTo(target[left.Length..]);
            return;
        }
        var (i, j) = (0, 0);
        for (var at = 0; at < target.Length; at++)
        {
            // The right one only when it is strictly first, which keeps equal keys in their order.
            var takeRight = i == left.Length || (j < right.Length && TOrder.Precedes(right[j].Key, left[i].Key));
            target[at] = takeRight ? right[j++] : left[i++];
        }
    }
}
