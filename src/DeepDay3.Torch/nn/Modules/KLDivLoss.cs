using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Kullback-Leibler divergence, element by element, of a target from log probabilities.</summary>
            public static KLDivLoss KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean) =>
                new(log_target, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Kullback-Leibler divergence, element by element, of a target from log probabilities.</summary>
    public sealed class KLDivLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public KLDivLoss(bool log_target = true, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
        {
            this.log_target = log_target;
        }

        public bool log_target { get; }

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.kl_div(input, target, log_target, reduction);
    }
}
