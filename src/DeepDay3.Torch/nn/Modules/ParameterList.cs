using System.Collections;
using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of parameters, registered under their positions.</summary>
            public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A list of parameters, registered under their positions.</summary>
    public class ParameterList : torch.nn.Module, IList<Parameter>
    {
        public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList)) => extend(parameters);

        public Parameter this[int index]
        {
            get => _internal_params[index].Item2;
            set
            {
                value.DetachFromDisposeScope();
                _internal_params[$"{Position(index)}"] = value;
            }
        }

        public int Count => _internal_params.Count;

        public bool IsReadOnly => false;

        List<Parameter> Items() => _internal_params.Pairs().ConvertAll(p => p.Item2);

        int Position(int index) => index >= 0 && index < Count ? index : throw new ArgumentOutOfRangeException(nameof(index), $"Index {index} of a list of {Count}.");

        /// <summary>Puts other contents in place, under the names of their positions.</summary>
        void Replace(List<Parameter> items)
        {
            _internal_params.Clear();
            extend(items);
        }

        /// <summary>Nothing to do: what the list holds is registered when it comes in.</summary>
        protected override void RegisterComponents()
        {
        }

        public void Add(Parameter item) => register_parameter($"{Count}", item);

        public void append(params Parameter[] parameters) => extend(parameters);

        public void extend(IEnumerable<Parameter> parameters)
        {
            foreach (var item in parameters) Add(item);
        }

        public void Clear() => _internal_params.Clear();

        public bool Contains(Parameter item) => IndexOf(item) >= 0;

        public void CopyTo(Parameter[] array, int arrayIndex) => Items().CopyTo(array, arrayIndex);

        public IEnumerator<Parameter> GetEnumerator() => Items().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public int IndexOf(Parameter item) => Items().FindIndex(i => ReferenceEquals(i, item));

        public void Insert(int index, Parameter item)
        {
            var items = Items();
            items.Insert(index, item);
            Replace(items);
        }

        public bool Remove(Parameter item)
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
