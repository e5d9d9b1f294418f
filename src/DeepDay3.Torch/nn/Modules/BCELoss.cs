using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Cross entropy of probabilities.</summary>
            public static BCELoss BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(weight, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Cross entropy of probabilities.</summary>
    public sealed class BCELoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public BCELoss(torch.Tensor? weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(weight, reduction)
        {
        }

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.binary_cross_entropy(input, target, weight, reduction);
    }
}
