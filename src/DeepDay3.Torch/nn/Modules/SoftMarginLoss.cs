using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>ln(1 + e^(-target input)).</summary>
            public static SoftMarginLoss SoftMarginLoss(Reduction reduction = Reduction.Mean) =>
                new(reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>ln(1 + e^(-target input)).</summary>
    public sealed class SoftMarginLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public SoftMarginLoss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
        {
        }

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.soft_margin_loss(input, target, reduction);
    }
}
