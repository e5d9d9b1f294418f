namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Absolute difference.</summary>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Reduce((input - target).abs(), reduction);

            /// <summary>0.5 d^2 / beta within beta, |d| - beta / 2 beyond (Girshick 2015).</summary>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1)
            {
                if (beta < 0) throw TorchError.Create("smooth_l1_loss does not support negative values for beta.");
                if (beta == 0) return l1_loss(input, target, reduction);
                var difference = input - target;
                difference.RefuseComplex("\"smooth_l1_cpu\" not implemented for '{0}'");
                var distance = difference.abs();
                return Reduce(where(distance.lt(beta), difference * difference * (0.5 / beta), distance - (0.5 * beta)), reduction);
            }

            /// <summary>0.5 d^2 within delta, delta (|d| - delta / 2) beyond (Huber 1964).</summary>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean)
            {
                if (delta <= 0) throw TorchError.Create("huber_loss does not support non-positive values for delta.");
                var difference = input - target;
                difference.RefuseComplex("\"huber_cpu\" not implemented for '{0}'");
                var distance = difference.abs();
                return Reduce(where(distance.le(delta), difference * difference * 0.5, (distance - (0.5 * delta)) * delta), reduction);
            }

            /// <summary>Negative log likelihood of counts under a Poisson distribution whose (logarithm of the) rate is the input.</summary>
            public static Tensor poisson_nll_loss(Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean)
            {
                var loss = log_input ? input.exp() - (target * input) : input - (target * (input + eps).log());
                if (full)
                {
                    var counted = target.gt(1);
                    var safe = where(counted, target, Tensor.FromNumber(2, target.dtype));
                    var stirling = (safe * safe.log()) - safe + ((safe * (2 * Math.PI)).log() * 0.5);
                    loss = loss + where(counted, stirling, Tensor.FromNumber(0, target.dtype));
                }
                return Reduce(loss, reduction);
            }

            /// <summary>Negative log likelihood under a normal distribution with the input as mean; variances count as at least eps.</summary>
            public static Tensor gaussian_nll_loss(Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1e-6f, Reduction reduction = Reduction.Mean)
            {
                if (!variance.shape.AsSpan().SequenceEqual(input.shape))
                {
                    bool lacksLast = input.dim() > 0 && variance.shape.AsSpan().SequenceEqual(input.shape.AsSpan(0, (int)input.dim() - 1));
                    bool oneLast = input.dim() > 0 && variance.dim() == input.dim() && variance.shape[^1] == 1 && variance.shape.AsSpan(0, (int)input.dim() - 1).SequenceEqual(input.shape.AsSpan(0, (int)input.dim() - 1));
                    if (lacksLast) variance = variance.unsqueeze(-1);
                    else if (!oneLast) throw TorchError.Create("var is of incorrect size");
                }
                if (variance.lt(0).any().item<bool>()) throw TorchError.Create("var has negative entry/entries");
                // What the clamp adds is a constant: the gradient passes to the variance as if it were not there.
                var lift = variance.detach().clamp(min: eps) - variance.detach();
                var used = variance + lift;
                var difference = input - target;
                var loss = (used.log() + (difference * difference / used)) * 0.5;
                if (full) loss = loss + (0.5 * Math.Log(2 * Math.PI));
                return Reduce(loss, reduction);
            }
        }
    }
}
