using System.Collections;

namespace DeepDay3.Data;

/// <summary>The items of a data set, and which data set that is: the real one, or the synthetic one that stands in for it.</summary>
public sealed class SourcedList<T> : IReadOnlyList<T>
{
    readonly T[] items;

    internal SourcedList(T[] items, string source, bool isSynthetic)
    {
        (this.items, Source, IsSynthetic) = (items, source, isSynthetic);
    }

    /// <summary>A sentence that says which data this is.</summary>
    public string Source { get; }

    /// <summary>Whether a program made the items up, because the real ones are not on this machine.</summary>
    public bool IsSynthetic { get; }

    /// <summary>Number of items.</summary>
    public int Count => items.Length;

    /// <summary>An item.</summary>
    public T this[int index] => items[index];

    /// <summary>A part of the items.</summary>
    public T[] Slice(int start, int length) => items.AsSpan(start, length).ToArray();

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    /// <summary>A short description.</summary>
    public override string ToString() => $"{Count} items. {Source}";
}
