using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>A dictionary that keeps the order of insertion and can be indexed by position.</summary>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)> where TKey : notnull
{
    readonly Dictionary<TKey, TValue> entries = [];
    readonly List<TKey> order = [];

    public OrderedDict()
    {
    }

    public (TKey, TValue) this[int index]
    {
        get => (order[index], entries[order[index]]);
        set
        {
            entries.Remove(order[index]);
            order[index] = value.Item1;
            entries[value.Item1] = value.Item2;
        }
    }

    public bool IsReadOnly => false;

    public ICollection<TKey> Keys => order.ToList();

    public ICollection<TValue> Values => order.Select(k => entries[k]).ToList();

    public int Count => order.Count;

    public TValue this[TKey key]
    {
        get => entries[key];
        set
        {
            if (!entries.ContainsKey(key)) order.Add(key);
            entries[key] = value;
        }
    }

    /// <summary>A copy of the entries in order, to enumerate while the dictionary changes.</summary>
    internal List<(TKey, TValue)> Pairs() => order.ConvertAll(k => (k, entries[k]));

    public void clear() => Clear();

    public IEnumerator<(TKey, TValue)> items() => GetEnumerator();

    public IEnumerable<TKey> keys() => Keys;

    public IEnumerable<TValue> values() => Values;

    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);

    public void Add(TKey key, TValue value)
    {
        entries.Add(key, value);
        order.Add(key);
    }

    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    public bool Contains((TKey, TValue) item) => IndexOf(item) >= 0;

    public void CopyTo((TKey, TValue)[] array, int arrayIndex)
    {
        foreach (var item in this) array[arrayIndex++] = item;
    }

    public int IndexOf((TKey, TValue) item) =>
        entries.TryGetValue(item.Item1, out var value) && EqualityComparer<TValue>.Default.Equals(value, item.Item2) ? order.IndexOf(item.Item1) : -1;

    public void Insert(int index, (TKey, TValue) item)
    {
        entries.Add(item.Item1, item.Item2);
        order.Insert(index, item.Item1);
    }

    public bool Remove((TKey, TValue) item) => Contains(item) && Remove(item.Item1);

    public void RemoveAt(int index)
    {
        entries.Remove(order[index]);
        order.RemoveAt(index);
    }

    public bool ContainsKey(TKey key) => entries.ContainsKey(key);

    public bool Remove(TKey key)
    {
        if (!entries.Remove(key)) return false;
        order.Remove(key);
        return true;
    }

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => entries.TryGetValue(key, out value);

    public void Clear()
    {
        entries.Clear();
        order.Clear();
    }

    public bool Contains(KeyValuePair<TKey, TValue> item) => Contains((item.Key, item.Value));

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex)
    {
        foreach (var (key, value) in this) array[arrayIndex++] = new(key, value);
    }

    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove((item.Key, item.Value));

    public IEnumerator<(TKey, TValue)> GetEnumerator()
    {
        foreach (var key in order) yield return (key, entries[key]);
    }

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator()
    {
        foreach (var key in order) yield return new(key, entries[key]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
