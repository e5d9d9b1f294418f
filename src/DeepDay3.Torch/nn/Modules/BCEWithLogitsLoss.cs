using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Cross entropy of the logistic function of the input.</summary>
            public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                new(weight, reduction, pos_weights);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Cross entropy of the logistic function of the input.</summary>
    public sealed class BCEWithLogitsLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public BCEWithLogitsLoss(torch.Tensor? weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean, torch.Tensor? pos_weights = null) : base(weight, reduction)
        {
            this.pos_weights = pos_weights;
        }

        public torch.Tensor? pos_weights { get; }

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
    }
}
