using TorchSharp.Modules;
using static TorchSharp.torch.distributions;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>The uniform distribution from <paramref name="low"/> up to, but without, <paramref name="high"/>.</summary>
            public static Uniform Uniform(Tensor low, Tensor high, Generator? generator = null) => new(low, high, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The uniform distribution on an interval.</summary>
    public class Uniform : Distribution
    {
        torch.Tensor low;
        torch.Tensor high;

        public Uniform(torch.Tensor low, torch.Tensor high, torch.Generator? generator = null) : base(generator)
        {
            var both = torch.broadcast_tensors(low, high);
            (this.low, this.high) = (both[0].DetachFromDisposeScope(), both[1].DetachFromDisposeScope());
            batch_shape = this.low.size();
        }

        public override torch.Tensor mean => (high + low) / 2;

        /// <summary>Every value is as likely as another: not a number.</summary>
        public override torch.Tensor mode => high * double.NaN;

        public override torch.Tensor variance => (high - low).pow(2) / 12;

        public override torch.Tensor rsample(params long[] sample_shape)
        {
            var draws = torch.empty(ExtendedShape(sample_shape), low.dtype);
            draws.FillUniform(0, 1, generator);
            return low + (draws * (high - low));
        }

        public override torch.Tensor log_prob(torch.Tensor value)
        {
            var inside = low.le(value).to_type(low.dtype) * high.gt(value).to_type(low.dtype);
            return inside.log() - (high - low).log();
        }

        public override torch.Tensor cdf(torch.Tensor value) => ((value - low) / (high - low)).clamp(0, 1);

        public override torch.Tensor icdf(torch.Tensor value) => (value * (high - low)) + low;

        public override torch.Tensor entropy() => (high - low).log();

        public override Distribution expand(torch.Size batch_shape, Distribution? instance = null)
        {
            var (from, to) = (low.expand(batch_shape.Shape), high.expand(batch_shape.Shape));
            if (Target<Uniform>(instance) is not { } target) return new Uniform(from, to, generator);
            (target.low, target.high) = (from.DetachFromDisposeScope(), to.DetachFromDisposeScope());
            target._init(batch_shape);
            return target;
        }
    }
}
