using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The mean over classes of the binary cross entropy with logits.</summary>
            public static MultiLabelSoftMarginLoss MultiLabelSoftMarginLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(weight, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The mean over classes of the binary cross entropy with logits.</summary>
    public sealed class MultiLabelSoftMarginLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public MultiLabelSoftMarginLoss(torch.Tensor? weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(weight, reduction)
        {
        }

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.multilabel_soft_margin_loss(input, target, weight, reduction);
    }
}
