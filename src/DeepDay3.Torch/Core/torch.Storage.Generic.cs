using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Reads and writes the memory of a tensor: what is written here shows in every tensor on that memory.</summary>
    public sealed class Storage<T> : Storage, IDisposable, IEnumerable<T> where T : unmanaged
    {
        internal Storage(Tensor tensor) : base(tensor)
        {
        }

        public Device device => CPU;

        Span<T> Items => _tensor.Elements<T>();

        public T this[int index]
        {
            get => Items[Checked(index)];
            set
            {
                Items[Checked(index)] = value;
                _tensor.memory.Version++;
            }
        }

        int Checked(int index)
        {
            int at = index < 0 ? index + Count : index;
            return at >= 0 && at < Count ? at : throw new IndexOutOfRangeException($"Index {index} is outside of a storage of {Count} elements.");
        }

        /// <summary>Elements from a start up to but without an end; negative numbers count from the end. What is assigned is copied, one element to all.</summary>
        public Storage<T> this[(int?, int?) range]
        {
            get => new(Part(range));
            set
            {
                using var part = Part(range);
                if (value.Count != 1 && value.Count != part.numel()) throw new ArgumentException($"{value.Count} elements do not fit a range of {part.numel()} elements.");
                using var source = value.Count == 1 ? value._tensor.expand(part.layout.Sizes.AsSpan()) : value._tensor.alias();
                part.CopyFrom(source);
                _tensor.memory.Version++;
            }
        }

        public Storage<T> this[Range range]
        {
            get => this[Bounds(range)];
            set => this[Bounds(range)] = value;
        }

        (int?, int?) Bounds(Range range) => (range.Start.GetOffset(Count), range.End.GetOffset(Count));

        Tensor Part((int? start, int? end) range)
        {
            using var mode = new GradMode.Guard(false);
            return _tensor.slice(0, range.start ?? 0, range.end ?? Count, 1);
        }

        public int Count => (int)_tensor.numel();

        public bool IsReadOnly => false;

        public override int element_size() => DTypes.Size(_tensor.dtype);

        public Storage<T> cpu() => this;

        public T[] ToArray() => Items.ToArray();

        public static implicit operator Storage<T>(T value) => new(Creation.Data<T>([value], [1], null, null, false, null));

        public void copy_(IList<T> array) => CopyFrom(array, 0);

        public void fill_(T value)
        {
            Items.Fill(value);
            _tensor.memory.Version++;
        }

        public IList<T> tolist() => ToArray();

        public bool Contains(T item) => IndexOf(item) >= 0;

        /// <summary>Copies all elements into a list from an index on.</summary>
        public void CopyTo(IList<T> array, int arrayIndex)
        {
            var items = ToArray();
            for (int i = 0; i < items.Length; i++) array[arrayIndex + i] = items[i];
        }

        /// <summary>Overwrites the first elements with those of a list from an index on.</summary>
        public void CopyFrom(IList<T> array, int arrayIndex)
        {
            int count = array.Count - arrayIndex;
            if (count > Count) throw new ArgumentException($"{count} elements do not fit a storage of {Count} elements.");
            for (int i = 0; i < count; i++) Items[i] = array[arrayIndex + i];
            _tensor.memory.Version++;
        }

        public int IndexOf(T item) => Array.IndexOf(ToArray(), item);

        public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public void Dispose() => _tensor.Dispose();
    }

    public partial class Tensor
    {
        /// <summary>This tensor's whole memory, live. <typeparamref name="T"/> must be the element type.</summary>
        public Storage<T> storage<T>() where T : unmanaged
        {
            RequireLive();
            RequireType<T>();
            memory.Retain();
            return new Storage<T>(new Tensor(memory, Layout.Of(memory.Bytes / DTypes.Size(scalarType)), 0, scalarType));
        }
    }
}
