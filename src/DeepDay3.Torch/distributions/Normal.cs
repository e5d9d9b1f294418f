using TorchSharp.Modules;
using static TorchSharp.torch.distributions;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>The normal distribution with mean <paramref name="loc"/> and standard deviation <paramref name="scale"/>.</summary>
            public static Normal Normal(Tensor loc, Tensor scale, Generator? generator = null) => new(loc, scale, generator);

            public static Normal Normal(float loc, float scale = 1, Generator? generator = null) => new(tensor(loc), tensor(scale), generator);

            public static Normal Normal(double loc, double scale = 1, Generator? generator = null) => new(tensor(loc), tensor(scale), generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The normal (Gaussian) distribution.</summary>
    public class Normal : Distribution
    {
        torch.Tensor loc;
        torch.Tensor scale;

        public Normal(torch.Tensor loc, torch.Tensor scale, torch.Generator? generator = null) : base(generator)
        {
            var both = torch.broadcast_tensors(loc, scale);
            (this.loc, this.scale) = (both[0].DetachFromDisposeScope(), both[1].DetachFromDisposeScope());
            batch_shape = this.loc.size();
        }

        public override torch.Tensor mean => loc;

        public override torch.Tensor mode => loc;

        public override torch.Tensor stddev => scale;

        public override torch.Tensor variance => scale.pow(2);

        public override torch.Tensor sample(params long[] sample_shape)
        {
            using var mode = torch.no_grad();
            var shape = ExtendedShape(sample_shape);
            return Standard(shape).mul_(scale.expand(shape)).add_(loc.expand(shape));
        }

        public override torch.Tensor rsample(params long[] sample_shape)
        {
            var shape = ExtendedShape(sample_shape);
            return loc.expand(shape) + (Standard(shape) * scale.expand(shape));
        }

        torch.Tensor Standard(long[] shape)
        {
            var draws = torch.empty(shape, loc.dtype);
            draws.FillNormal(0, 1, generator);
            return draws;
        }

        public override torch.Tensor log_prob(torch.Tensor value) =>
            -(value - loc).pow(2) / (variance * 2) - scale.log() - Math.Log(Math.Sqrt(2 * Math.PI));

        public override torch.Tensor entropy() => scale.log() + (0.5 + (0.5 * Math.Log(2 * Math.PI)));

        public override torch.Tensor cdf(torch.Tensor value) => (((value - loc) * scale.reciprocal() / Math.Sqrt(2)).erf() + 1) * 0.5;

        public override torch.Tensor icdf(torch.Tensor value) => loc + (scale * ((value * 2) - 1).erfinv() * Math.Sqrt(2));

        public override Distribution expand(torch.Size batch_shape, Distribution? instance = null)
        {
            var (center, width) = (loc.expand(batch_shape.Shape), scale.expand(batch_shape.Shape));
            if (Target<Normal>(instance) is not { } target) return new Normal(center, width, generator);
            (target.loc, target.scale) = (center.DetachFromDisposeScope(), width.DetachFromDisposeScope());
            target._init(batch_shape);
            return target;
        }
    }
}
