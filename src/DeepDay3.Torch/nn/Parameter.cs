using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A tensor that a module learns.</summary>
            public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A tensor that a module learns: the memory of <c>data</c> at no place in any graph. Registering it takes it out of its dispose scope.</summary>
    public class Parameter : torch.Tensor
    {
        public Parameter(torch.Tensor data, bool requires_grad = true) : base(data.detach()) => this.requires_grad = requires_grad;
    }
}
