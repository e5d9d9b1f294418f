using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>What the other classes exceed the target class by, less a margin.</summary>
            public static MultiMarginLoss MultiMarginLoss(int p = 1, double margin = 1, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(p, margin, weight, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>What the other classes exceed the target class by, less a margin.</summary>
    public sealed class MultiMarginLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public MultiMarginLoss(int p = 1, double margin = 1, torch.Tensor? weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(weight, reduction)
        {
            this.margin = margin;
            this.p = p;
        }

        public double margin { get; }

        public int p { get; }

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.multi_margin_loss(input, target, p, margin, weight, reduction);
    }
}
