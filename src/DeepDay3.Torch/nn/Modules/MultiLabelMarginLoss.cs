using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The multi-class margin loss for several target classes a sample.</summary>
            public static MultiLabelMarginLoss MultiLabelMarginLoss(Reduction reduction = Reduction.Mean) =>
                new(reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The multi-class margin loss for several target classes a sample.</summary>
    public sealed class MultiLabelMarginLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public MultiLabelMarginLoss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
        {
        }

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.multi_label_margin_loss(input, target, reduction);
    }
}
