using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Modules one after another, under the names "0", "1" and so on unless they are given names.</summary>
            public static Sequential Sequential() => new(Array.Empty<Module<Tensor, Tensor>>());

            public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

            public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

            public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) => new(modules.Select(m => (m.Item1, m.Item2)).ToArray());

            public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new(modules.ToArray());

            public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) => new(modules.Select(m => (m.Item1, m.Item2)).ToArray());

            public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(modules.ToArray());
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Modules one after another.</summary>
    public class Sequential : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        protected internal Sequential(params (string name, torch.nn.Module<torch.Tensor, torch.Tensor> submodule)[] modules) : base(nameof(Sequential))
        {
            foreach (var (name, module) in modules) register_module(name, module);
        }

        protected internal Sequential(params torch.nn.Module<torch.Tensor, torch.Tensor>[] modules) : base(nameof(Sequential))
        {
            foreach (var module in modules) append(module);
        }

        public int Count => _internal_submodules.Count;

        public override void train(bool on = true) => base.train(on);

        public torch.nn.IModule<torch.Tensor, torch.Tensor> this[int index] => (torch.nn.IModule<torch.Tensor, torch.Tensor>)_internal_submodules[index].Item2;

        /// <summary>A part, with the same modules.</summary>
        public Sequential this[(int?, int?) index] => Part(index.Item1 ?? 0, index.Item2 ?? Count);

        public Sequential this[Range index]
        {
            get
            {
                var (start, length) = index.GetOffsetAndLength(Count);
                return Part(start, start + length);
            }
        }

        Sequential Part(int start, int end) =>
            new(_internal_submodules.Pairs().GetRange(start, end - start).ConvertAll(m => (m.Item1, (torch.nn.Module<torch.Tensor, torch.Tensor>)m.Item2)).ToArray());

        public Sequential append(string name, torch.nn.IModule<torch.Tensor, torch.Tensor> module)
        {
            register_module(name, module as torch.nn.Module ?? throw new ArgumentException($"What is appended as '{name}' is not a module.", nameof(module)));
            return this;
        }

        public Sequential append(torch.nn.IModule<torch.Tensor, torch.Tensor> module) => append($"{Count}", module);

        public override torch.Tensor forward(torch.Tensor tensor)
        {
            if (Count == 0) return tensor.alias();
            foreach (var (_, module) in _internal_submodules.Pairs()) tensor = ((torch.nn.IModule<torch.Tensor, torch.Tensor>)module).call(tensor);
            return tensor;
        }
    }
}
