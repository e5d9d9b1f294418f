using System.Collections;
using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of modules, registered under their positions.</summary>
            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

            public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A list of modules, registered under their positions.</summary>
    public class ModuleList<T> : torch.nn.Module, IList<T> where T : torch.nn.Module
    {
        public ModuleList(params T[] modules) : base("ModuleList") => extend(modules);

        public T this[int index]
        {
            get => (T)_internal_submodules[index].Item2;
            set
            {
                _internal_submodules[$"{Position(index)}"] = value;
            }
        }

        public int Count => _internal_submodules.Count;

        public bool IsReadOnly => false;

        List<T> Items() => _internal_submodules.Pairs().ConvertAll(p => (T)p.Item2);

        int Position(int index) => index >= 0 && index < Count ? index : throw new ArgumentOutOfRangeException(nameof(index), $"Index {index} of a list of {Count}.");

        /// <summary>Puts other contents in place, under the names of their positions.</summary>
        void Replace(List<T> items)
        {
            _internal_submodules.Clear();
            extend(items);
        }

        /// <summary>Nothing to do: what the list holds is registered when it comes in.</summary>
        protected override void RegisterComponents()
        {
        }

        public void Add(T item) => register_module($"{Count}", item);

        public void append(params T[] parameters) => extend(parameters);

        public void extend(IEnumerable<T> modules)
        {
            foreach (var item in modules) Add(item);
        }

        public void Clear() => _internal_submodules.Clear();

        public bool Contains(T item) => IndexOf(item) >= 0;

        public void CopyTo(T[] array, int arrayIndex) => Items().CopyTo(array, arrayIndex);

        public IEnumerator<T> GetEnumerator() => Items().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public int IndexOf(T item) => Items().FindIndex(i => ReferenceEquals(i, item));

        public void Insert(int index, T item)
        {
            var items = Items();
            items.Insert(index, item);
            Replace(items);
        }

        public bool Remove(T item)
        {
            int index = IndexOf(item);
            if (index >= 0) RemoveAt(index);
            return index >= 0;
        }

        public void RemoveAt(int index)
        {
            var items = Items();
            items.RemoveAt(index);
            Replace(items);
        }
    }
}
