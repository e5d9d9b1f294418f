using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The triplet loss with any distance, by default the Euclidean.</summary>
            public static TripletMarginWithDistanceLoss TripletMarginWithDistanceLoss(Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1, bool swap = false, Reduction reduction = Reduction.Mean) =>
                new(distance, margin, swap, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The triplet loss with any distance, by default the Euclidean.</summary>
    public sealed class TripletMarginWithDistanceLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
    {
        readonly Func<torch.Tensor, torch.Tensor, torch.Tensor>? distance;
        readonly bool swap;

        public TripletMarginWithDistanceLoss(Func<torch.Tensor, torch.Tensor, torch.Tensor>? distance = null, double margin = 1, bool swap = false, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
        {
            this.distance = distance;
            this.margin = margin;
            this.swap = swap;
        }

        public double margin { get; }

        public override torch.Tensor forward(torch.Tensor anchor, torch.Tensor positive, torch.Tensor negative) =>
            torch.nn.functional.triplet_margin_with_distance_loss(anchor, positive, negative, distance, margin, swap, reduction);
    }
}
