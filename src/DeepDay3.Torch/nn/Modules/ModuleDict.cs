using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Modules by name, in the order in which they came.</summary>
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module
            {
                var result = new ModuleDict<T>();
                foreach (var module in modules) result.Add(module);
                return result;
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Modules by name, in the order in which they came.</summary>
    public class ModuleDict<T> : torch.nn.Module, IDictionary<string, T>, IList<(string, T)> where T : torch.nn.Module
    {
        public ModuleDict() : base("ModuleDict")
        {
        }

        public (string, T) this[int index]
        {
            get => (_internal_submodules[index].Item1, (T)_internal_submodules[index].Item2);
            set => _internal_submodules[index] = value;
        }

        public T this[string key]
        {
            get => (T)_internal_submodules[key];
            set
            {
                if (ContainsKey(key)) _internal_submodules[key] = value;
                else Add(key, value);
            }
        }

        public bool IsReadOnly => false;

        public ICollection<string> Keys => _internal_submodules.Keys;

        public ICollection<T> Values => Items().ConvertAll(p => p.Item2);

        public int Count => _internal_submodules.Count;

        List<(string, T)> Items() => _internal_submodules.Pairs().ConvertAll(p => (p.Item1, (T)p.Item2));

        public void clear() => Clear();

        public IEnumerator<(string, T)> items() => GetEnumerator();

        public IEnumerable<string> keys() => Keys;

        public IEnumerable<T> values() => Values;

        /// <summary>Nothing to do: what the dictionary holds is registered when it comes in.</summary>
        protected override void RegisterComponents()
        {
        }

        public void Add((string, T) item) => Add(item.Item1, item.Item2);

        public void Add(string key, T value) => register_module(key, value);

        public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

        public bool Contains((string, T) item) => TryGetValue(item.Item1, out var value) && ReferenceEquals(value, item.Item2);

        public void CopyTo((string, T)[] array, int arrayIndex) => Items().CopyTo(array, arrayIndex);

        public int IndexOf((string, T) item) => Contains(item) ? Items().FindIndex(p => p.Item1 == item.Item1) : -1;

        public void Insert(int index, (string, T) item)
        {
            var items = Items();
            items.Insert(index, item);
            Clear();
            foreach (var each in items) Add(each);
        }

        public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

        public void RemoveAt(int index) => _internal_submodules.RemoveAt(index);

        public bool ContainsKey(string key) => _internal_submodules.ContainsKey(key);

        public bool Remove(string key) => _internal_submodules.Remove(key);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
        {
            bool found = _internal_submodules.TryGetValue(key, out var held);
            value = found ? (T)held! : null;
            return found;
        }

        public void Clear() => _internal_submodules.Clear();

        public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));

        public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex)
        {
            foreach (var (key, value) in Items()) array[arrayIndex++] = new(key, value);
        }

        public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

        public IEnumerator<(string, T)> GetEnumerator() => Items().GetEnumerator();

        IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
            Items().Select(p => new KeyValuePair<string, T>(p.Item1, p.Item2)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
