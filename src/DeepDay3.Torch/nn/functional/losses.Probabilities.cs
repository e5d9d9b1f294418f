namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Cross entropy of probabilities; logarithms count as at least -100.</summary>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                if (!input.layout.SameSizes(target.layout)) throw TorchError.Create(
                    $"Using a target size (torch.Size({target.layout.Describe()})) that is different to the input size (torch.Size({input.layout.Describe()})) is deprecated. Please ensure they have the same size.");
                using (no_grad())
                    if (input.ge(0).logical_and(input.le(1)).logical_not().any().item<bool>()) throw TorchError.Create("all elements of input should be between 0 and 1");
                Tensor loss;
                using (no_grad())
                {
                    Tensor Logarithm(Tensor x) => x.log().clamp(min: -100);
                    var (x, t) = (input.detach(), target.detach());
                    loss = ((t - 1) * Logarithm(1 - x)) - (t * Logarithm(x));
                }
                if (Tensor.Recording(input, target)) loss.Record(new BinaryCrossEntropyBackward(input, target));
                return Reduce(weight is null ? loss : loss * weight, reduction);
            }

            /// <summary>Cross entropy of the logistic function of the input, without overflow.</summary>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
            {
                if (!input.layout.SameSizes(target.layout)) throw TorchError.Create(
                    $"Target size (torch.Size({target.layout.Describe()})) must be the same as input size (torch.Size({input.layout.Describe()}))");
                var logarithm = input.log_sigmoid();
                var loss = pos_weights is null
                    ? ((1 - target) * input) - logarithm
                    : ((1 - target) * input) - (((pos_weights - 1) * target + 1) * logarithm);
                return Reduce(weight is null ? loss : loss * weight, reduction);
            }

            /// <summary>Kullback-Leibler divergence of a target (or its logarithm) from logarithms of probabilities, element by element.</summary>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean)
            {
                if (log_target) return Reduce(target.exp() * (target - input), reduction);
                var positive = where(target.gt(0), target, Tensor.FromNumber(1, target.dtype));
                return Reduce((target * positive.log()) - (target * input), reduction);
            }

            /// <summary>-input at the target's class: log probabilities [N, C, ...] (or [C]) and classes [N, ...].</summary>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                NegativeLogLikelihood(input, target, weight, -100, reduction);

            /// <summary>Sum over classes of the binary cross entropy with logits, divided by their number.</summary>
            public static Tensor multilabel_soft_margin_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                var loss = -((target * input.log_sigmoid()) + ((1 - target) * (-input).log_sigmoid()));
                if (weight is not null) loss = loss * weight;
                return Reduce(loss.mean([-1]), reduction);
            }

            /// <summary>ln(1 + e^(-target input)).</summary>
            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Reduce(-(target * input).log_sigmoid(), reduction);
        }
    }
}
