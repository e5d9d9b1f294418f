using TorchSharp.Modules;
using static TorchSharp.torch.distributions;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>1 with a probability, else 0. The probability is given itself or by its logit.</summary>
            public static Bernoulli Bernoulli(Tensor? probs = null, Tensor? logits = null, Generator? generator = null) => new(probs, logits, generator);

            public static Bernoulli Bernoulli(float? probs, float? logits, Generator? generator = null) =>
                new(probs is { } p ? tensor(p) : null, logits is { } l ? tensor(l) : null, generator);

            public static Bernoulli Bernoulli(double? probs, double? logits, Generator? generator = null) =>
                new(probs is { } p ? tensor(p) : null, logits is { } l ? tensor(l) : null, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The Bernoulli distribution.</summary>
    public class Bernoulli : Distribution
    {
        torch.Tensor? givenProbs;
        torch.Tensor? givenLogits;

        public Bernoulli(torch.Tensor? p = null, torch.Tensor? l = null, torch.Generator? generator = null) : base(generator)
        {
            if (p is null == l is null) throw new ArgumentException("Either `probs` or `logits` must be specified, but not both.");
            givenProbs = p?.alias().DetachFromDisposeScope();
            givenLogits = l?.alias().DetachFromDisposeScope();
            batch_shape = (p ?? l)!.size();
        }

        public override torch.Tensor mean => probs;

        public override torch.Tensor variance => probs * (1 - probs);

        public torch.Tensor probs => givenProbs ?? LogitsToProbs(givenLogits!, isBinary: true);

        public torch.Tensor logits => givenLogits ?? ProbsToLogits(givenProbs!, isBinary: true);

        /// <summary>Samples of a discrete distribution: they have no gradient.</summary>
        public override torch.Tensor rsample(params long[] sample_shape)
        {
            using var mode = torch.no_grad();
            // Without strides of zero, so that the draws follow the order of the result.
            return probs.expand(ExtendedShape(sample_shape)).contiguous().bernoulli(generator);
        }

        public override torch.Tensor log_prob(torch.Tensor value)
        {
            var both = torch.broadcast_tensors(logits, value);
            return -torch.nn.functional.binary_cross_entropy_with_logits(both[0], both[1], reduction: torch.nn.Reduction.None);
        }

        public override torch.Tensor entropy() => torch.nn.functional.binary_cross_entropy_with_logits(logits, probs, reduction: torch.nn.Reduction.None);

        /// <summary>0 and 1.</summary>
        public override torch.Tensor enumerate_support(bool expand = true)
        {
            long[] column = [2, .. Extents.Same(1, batch_shape.Length)];
            var values = torch.arange(2, dtype: (givenProbs ?? givenLogits)!.dtype).reshape(column);
            return expand ? values.expand([2, .. batch_shape.Shape]) : values;
        }

        public override Distribution expand(torch.Size batch_shape, Distribution? instance = null)
        {
            var (p, l) = (givenProbs?.expand(batch_shape.Shape), givenLogits?.expand(batch_shape.Shape));
            if (Target<Bernoulli>(instance) is not { } target) return new Bernoulli(p, l, generator);
            (target.givenProbs, target.givenLogits) = (p?.DetachFromDisposeScope(), l?.DetachFromDisposeScope());
            target._init(batch_shape);
            return target;
        }
    }
}
