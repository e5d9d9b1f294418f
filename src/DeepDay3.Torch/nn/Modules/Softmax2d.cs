using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Softmax over the channels of [N, C, H, W] or [C, H, W].</summary>
            public static Softmax2d Softmax2d() => new();
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Softmax over the channels of [N, C, H, W] or [C, H, W].</summary>
    public sealed class Softmax2d : ParameterLessModule<torch.Tensor, torch.Tensor>
    {
        internal Softmax2d() : base(nameof(Softmax2d))
        {
        }

        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.softmax2d(tensor);
    }
}
