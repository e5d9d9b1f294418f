using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The input where the target is 1, what it lacks to the margin where the target is -1.</summary>
            public static HingeEmbeddingLoss HingeEmbeddingLoss(double margin = 1, Reduction reduction = Reduction.Mean) =>
                new(margin, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The input where the target is 1, what it lacks to the margin where the target is -1.</summary>
    public sealed class HingeEmbeddingLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public HingeEmbeddingLoss(double margin = 0, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
        {
            this.margin = margin;
        }

        public double margin { get; }

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.hinge_embedding_loss(input, target, margin, reduction);
    }
}
