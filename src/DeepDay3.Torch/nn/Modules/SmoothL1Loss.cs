using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Half the squared difference over beta within beta, the absolute difference less half of beta beyond.</summary>
            public static SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1) =>
                new(reduction, beta);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Half the squared difference over beta within beta, the absolute difference less half of beta beyond.</summary>
    public sealed class SmoothL1Loss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public SmoothL1Loss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean, double beta = 1) : base(reduction)
        {
            this.beta = beta;
        }

        public double beta { get; }

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.smooth_l1_loss(input, target, reduction, beta);
    }
}
