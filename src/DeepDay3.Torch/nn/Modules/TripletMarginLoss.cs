using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>max(0, margin + distance to the positive - distance to the negative).</summary>
            public static TripletMarginLoss TripletMarginLoss(double margin = 1, long p = 2, double eps = 1e-6, bool swap = false, Reduction reduction = Reduction.Mean) =>
                new(margin, p, eps, swap, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>max(0, margin + distance to the positive - distance to the negative).</summary>
    public sealed class TripletMarginLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
    {
        readonly double eps;
        readonly bool swap;

        public TripletMarginLoss(double margin = 1, long p = 2, double eps = 1e-6, bool swap = false, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
        {
            this.margin = margin;
            this.p = p;
            this.eps = eps;
            this.swap = swap;
        }

        public double margin { get; }

        public long p { get; }

        public override torch.Tensor forward(torch.Tensor anchor, torch.Tensor positive, torch.Tensor negative) =>
            torch.nn.functional.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, reduction);
    }
}
