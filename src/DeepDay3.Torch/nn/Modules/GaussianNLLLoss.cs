using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log likelihood under normal distributions of given variance.</summary>
            public static GaussianNLLLoss GaussianNLLLoss(bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean) =>
                new(full, eps, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Negative log likelihood under normal distributions of given variance.</summary>
    public sealed class GaussianNLLLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public GaussianNLLLoss(bool full = false, float eps = 1e-8f, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
        {
            this.full = full;
            this.eps = eps;
        }

        public bool full { get; }

        public float eps { get; }

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target, torch.Tensor variance) =>
            torch.nn.functional.gaussian_nll_loss(input, target, variance, full, eps, reduction);
    }
}
