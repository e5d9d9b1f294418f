using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Cross entropy of logits [N, C, ...] against class indices [N, ...] (or probabilities of the logits' shape).</summary>
            public static CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) =>
                new(weight, ignore_index, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Cross entropy of logits.</summary>
    public sealed class CrossEntropyLoss : WeightedLoss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public CrossEntropyLoss(torch.Tensor? weight = null, long? ignore_index = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean, double label_smoothing = 0) : base(weight, reduction)
        {
            this.ignore_index = ignore_index;
            this.label_smoothing = label_smoothing;
        }

        public long? ignore_index { get; }

        public double label_smoothing { get; }

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
    }
}
