using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Parameters by name, in the order in which they came.</summary>
            public static ParameterDict ParameterDict(params (string, Parameter)[] parameters)
            {
                var result = new ParameterDict();
                foreach (var parameter in parameters) result.Add(parameter);
                return result;
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Parameters by name, in the order in which they came.</summary>
    public class ParameterDict : torch.nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
    {
        public ParameterDict() : base(nameof(ParameterDict))
        {
        }

        public (string, Parameter) this[int index]
        {
            get => (_internal_params[index].Item1, _internal_params[index].Item2);
            set
            {
                value.Item2.DetachFromDisposeScope();
                _internal_params[index] = value;
            }
        }

        public Parameter this[string key]
        {
            get => _internal_params[key];
            set
            {
                if (!ContainsKey(key)) Add(key, value);
                else
                {
                    value.DetachFromDisposeScope();
                    _internal_params[key] = value;
                }
            }
        }

        public bool IsReadOnly => false;

        public ICollection<string> Keys => _internal_params.Keys;

        public ICollection<Parameter> Values => Items().ConvertAll(p => p.Item2);

        public int Count => _internal_params.Count;

        List<(string, Parameter)> Items() => _internal_params.Pairs().ConvertAll(p => (p.Item1, p.Item2));

        public void clear() => Clear();

        public IEnumerator<(string, Parameter)> items() => GetEnumerator();

        public IEnumerable<string> keys() => Keys;

        public IEnumerable<Parameter> values() => Values;

        /// <summary>Nothing to do: what the dictionary holds is registered when it comes in.</summary>
        protected override void RegisterComponents()
        {
        }

        public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);

        public void Add(string key, Parameter value) => register_parameter(key, value);

        public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);

        public bool Contains((string, Parameter) item) => TryGetValue(item.Item1, out var value) && ReferenceEquals(value, item.Item2);

        public void CopyTo((string, Parameter)[] array, int arrayIndex) => Items().CopyTo(array, arrayIndex);

        public int IndexOf((string, Parameter) item) => Contains(item) ? Items().FindIndex(p => p.Item1 == item.Item1) : -1;

        public void Insert(int index, (string, Parameter) item)
        {
            var items = Items();
            items.Insert(index, item);
            Clear();
            foreach (var each in items) Add(each);
        }

        public bool Remove((string, Parameter) item) => Contains(item) && Remove(item.Item1);

        public void RemoveAt(int index) => _internal_params.RemoveAt(index);

        public bool ContainsKey(string key) => _internal_params.ContainsKey(key);

        public bool Remove(string key) => _internal_params.Remove(key);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value)
        {
            bool found = _internal_params.TryGetValue(key, out var held);
            value = found ? held! : null;
            return found;
        }

        public void Clear() => _internal_params.Clear();

        public bool Contains(KeyValuePair<string, Parameter> item) => Contains((item.Key, item.Value));

        public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex)
        {
            foreach (var (key, value) in Items()) array[arrayIndex++] = new(key, value);
        }

        public bool Remove(KeyValuePair<string, Parameter> item) => Remove((item.Key, item.Value));

        public IEnumerator<(string, Parameter)> GetEnumerator() => Items().GetEnumerator();

        IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() =>
            Items().Select(p => new KeyValuePair<string, Parameter>(p.Item1, p.Item2)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
