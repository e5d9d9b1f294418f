using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Half the squared difference within delta, a straight line beyond (Huber 1964).</summary>
            public static HuberLoss HuberLoss(double delta = 1, Reduction reduction = Reduction.Mean) =>
                new(delta, reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Half the squared difference within delta, a straight line beyond (Huber 1964).</summary>
    public sealed class HuberLoss : Loss<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        public HuberLoss(double delta = 1, torch.nn.Reduction reduction = torch.nn.Reduction.Mean) : base(reduction)
        {
            this.delta = delta;
        }

        public double delta { get; }

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor target) =>
            torch.nn.functional.huber_loss(input, target, delta, reduction);
    }
}
