using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>max(0, margin - target (input1 - input2)).</summary>
            public static MarginRankingLoss MarginRankingLoss(double margin = 0, Reduction reduction = Reduction.Mean) =>
                new(margin, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>max(0, margin - target (input1 - input2)).</summary>
    public sealed class MarginRankingLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public MarginRankingLoss(double margin = 0, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
        {
            this.margin = margin;
        }

        public double margin { get; }

        public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2, torch.Tensor target) =>
            torch.nn.functional.margin_ranking_loss(input1, input2, target, margin, reduction);
    }
}
