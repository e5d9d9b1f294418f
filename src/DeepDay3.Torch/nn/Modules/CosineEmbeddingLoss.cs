using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>1 - cos of vectors that belong together (target 1), cos beyond the margin for others (target -1).</summary>
            public static CosineEmbeddingLoss CosineEmbeddingLoss(double margin = 0, Reduction reduction = Reduction.Mean) =>
                new(margin, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>1 - cos of vectors that belong together (target 1), cos beyond the margin for others (target -1).</summary>
    public sealed class CosineEmbeddingLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public CosineEmbeddingLoss(double margin = 0, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
        {
            this.margin = margin;
        }

        public double margin { get; }

        public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2, torch.Tensor target) =>
            torch.nn.functional.cosine_embedding_loss(input1, input2, target, margin, reduction);
    }
}
