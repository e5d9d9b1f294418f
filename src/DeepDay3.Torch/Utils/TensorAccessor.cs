using System.Collections;

namespace TorchSharp.Utils;

/// <summary>Reads and writes the elements of a tensor, in row-major order whatever its strides are.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    readonly torch.Tensor tensor;

    internal TensorAccessor(torch.Tensor tensor) => this.tensor = tensor;

    public long Count => tensor.layout.Count;

    public bool IsReadOnly => false;

    /// <summary>The element at an index for each dimension, or, with one index, at a position in the order of the elements.</summary>
    public T this[params long[] indices]
    {
        get => tensor.Reach<T>()[(int)Position(indices)];
        set
        {
            tensor.Reach<T>()[(int)Position(indices)] = value;
            tensor.memory.Version++;
        }
    }

    long Position(long[] indices)
    {
        var layout = tensor.layout;
        if (indices.Length == layout.Rank)
        {
            long at = 0;
            for (int i = 0; i < indices.Length; i++)
            {
                if (indices[i] < 0 || indices[i] >= layout.Sizes[i]) throw new IndexOutOfRangeException(
                    $"Index {indices[i]} is outside of dimension {i} of a tensor of shape {layout.Describe()}.");
                at += indices[i] * layout.Strides[i];
            }
            return at;
        }
        if (indices.Length != 1) throw new IndexOutOfRangeException($"{indices.Length} indices do not fit a tensor of shape {layout.Describe()}.");
        long rest = indices[0], result = 0;
        if (rest < 0 || rest >= Count) throw new IndexOutOfRangeException($"Index {rest} is outside of a tensor of {Count} elements.");
        for (int i = layout.Rank - 1; i >= 0; i--)
        {
            result += rest % layout.Sizes[i] * layout.Strides[i];
            rest /= layout.Sizes[i];
        }
        return result;
    }

    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result);
        return result;
    }

    /// <summary>The elements as an array of the tensor's shape.</summary>
    public Array ToNDArray()
    {
        if (tensor.layout.Rank == 0) return ToArray();
        var result = Array.CreateInstance(typeof(T), tensor.layout.Sizes);
        ToArray().AsSpan().CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(result)), result.Length));
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0) => Compact()[(int)tensorIndex..].CopyTo(array[arrayIndex..]);

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        int count = (int)Math.Min(source.Length, Count - tensorIndex);
        if (tensor.layout.Contiguous) source[..count].CopyTo(tensor.Elements<T>()[(int)tensorIndex..]);
        else
        {
            var whole = tensor.Materialize();
            source[..count].CopyTo(whole.Elements<T>()[(int)tensorIndex..]);
            tensor.CopyFrom(whole);
        }
        tensor.memory.Version++;
    }

    Span<T> Compact() => tensor.Compact().Elements<T>();

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => left.Equals(right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !left.Equals(right);

    /// <summary>The same elements in the same order.</summary>
    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && Count == other.Count && ToArray().AsSpan().SequenceEqual(other.ToArray());

    public override int GetHashCode() => tensor.GetHashCode();

    public void Dispose()
    {
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
