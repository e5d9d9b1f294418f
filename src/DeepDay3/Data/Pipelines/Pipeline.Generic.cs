using System.Collections;

namespace DeepDay3.Data;

/// <summary>
/// Items that pass through steps one by one, in the manner of tf.data: nothing is computed before it is asked for, and each enumeration
/// is a pass (an epoch) through all of them. A pipeline is enumerated by one thread at a time.
/// </summary>
public sealed class Pipeline<T> : IEnumerable<T>
{
    readonly Func<int, IEnumerable<T>> pass;
    int passes;

    /// <param name="pass">Makes the items of a pass, of which the first has the number 0.</param>
    internal Pipeline(Func<int, IEnumerable<T>> pass) => this.pass = pass;

    /// <summary>Each item becomes another.</summary>
    public Pipeline<TResult> Map<TResult>(Func<T, TResult> change) => new(number => pass(number).Select(change));

    /// <summary>Only the items that pass a test.</summary>
    public Pipeline<T> Filter(Func<T, bool> passes) => new(number => pass(number).Where(passes));

    /// <summary>The first items of each pass.</summary>
    public Pipeline<T> Take(int count) => new(number => pass(number).Take(count));

    /// <summary>
    /// Items in random order, another one in each pass; the same seed gives the same orders on every platform. The items come out of a
    /// buffer, at random, and are replaced by the next: an order is fully random where the buffer holds all.
    /// </summary>
    /// <param name="seed">The seed of all passes.</param>
    /// <param name="buffer">How many items the buffer holds.</param>
    /// <param name="sameOrder">Whether all passes have the order of the first.</param>
    /// <exception cref="ArgumentException">The buffer is smaller than 1.</exception>
    public Pipeline<T> Shuffle(int seed, int buffer = int.MaxValue, bool sameOrder = false)
    {
        if (buffer < 1)
            throw new ArgumentException($"A shuffle buffer of {buffer} items was asked for: at least 1 was expected.");
        return new(number => Shuffled(pass(number), SplitMix64.For(seed, sameOrder ? 0 : number), buffer));
    }

    /// <summary>Groups of items that follow each other.</summary>
    /// <param name="size">Items in a group.</param>
    /// <param name="dropLast">Whether a last group that is smaller is left out.</param>
    /// <exception cref="ArgumentException">The size is smaller than 1.</exception>
    public Pipeline<T[]> Batch(int size, bool dropLast = false)
    {
        if (size < 1)
            throw new ArgumentException($"Batches of {size} items were asked for: at least 1 was expected.");
        return new(number => pass(number).Chunk(size).Where(batch => !dropLast || batch.Length == size));
    }

    /// <summary>
    /// A worker computes items ahead, while those before them are used. What it throws comes out where its item would have; a pass that is
    /// left early stops it.
    /// </summary>
    /// <param name="count">How many items it may be ahead.</param>
    /// <exception cref="ArgumentException">The count is smaller than 1.</exception>
    public Pipeline<T> Prefetch(int count = 2)
    {
        if (count < 1)
            throw new ArgumentException($"A prefetch of {count} items was asked for: at least 1 was expected.");
        return new(number => Prefetcher.Ahead(pass(number), count));
    }

    /// <summary>The items of the next pass.</summary>
    public IEnumerator<T> GetEnumerator() => pass(passes++).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    static IEnumerable<T> Shuffled(IEnumerable<T> items, SplitMix64 random, int size)
    {
        var buffer = new List<T>();
        foreach (T item in items)
        {
            if (buffer.Count < size)
            {
                buffer.Add(item);
                continue;
            }
            int chosen = random.Next(buffer.Count);
            yield return buffer[chosen];
            buffer[chosen] = item;
        }
        T[] rest = [.. buffer];
        random.Shuffle(rest);
        foreach (T item in rest)
            yield return item;
    }
}
