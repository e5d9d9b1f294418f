using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log likelihood of counts under a Poisson distribution.</summary>
            public static PoissonNLLLoss PoissonNLLLoss(bool log_input = true, bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean) =>
                new(log_input, full, eps, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Negative log likelihood of counts under a Poisson distribution.</summary>
    public sealed class PoissonNLLLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public PoissonNLLLoss(bool log_input = true, bool full = false, float eps = 1e-8f, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
        {
            this.log_input = log_input;
            this.full = full;
            this.eps = eps;
        }

        public bool log_input { get; }

        public bool full { get; }

        public float eps { get; }

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.poisson_nll_loss(input, target, log_input, full, eps, reduction);
    }
}
