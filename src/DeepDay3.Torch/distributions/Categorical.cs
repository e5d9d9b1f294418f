using TorchSharp.Modules;
using static TorchSharp.torch.distributions;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class distributions
        {
            /// <summary>One of K classes, by probabilities [*, K] (any positive sum) or their logarithms.</summary>
            public static Categorical Categorical(Tensor? probs = null, Tensor? logits = null, Generator? generator = null) => new(probs, logits, generator);

            /// <summary>Classes that are all as likely.</summary>
            public static Categorical Categorical(int categories, Generator? generator = null) => new(full([categories], 1.0 / categories), null, generator);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A distribution over class indices.</summary>
    public class Categorical : Distribution
    {
        torch.Tensor? givenProbs;
        torch.Tensor? givenLogits;

        public Categorical(torch.Tensor? probs = null, torch.Tensor? logits = null, torch.Generator? generator = null) : base(generator)
        {
            if (probs is null == logits is null) throw new ArgumentException("Either `probs` or `logits` must be specified, but not both.");
            if ((probs ?? logits)!.dim() < 1) throw new ArgumentException($"`{(probs is null ? "logits" : "probs")}` parameter must be at least one-dimensional.");
            givenProbs = probs is null ? null : (probs / probs.sum(-1, keepdim: true)).DetachFromDisposeScope();
            givenLogits = logits is null ? null : (logits - logits.logsumexp(-1, keepdim: true)).DetachFromDisposeScope();
            batch_shape = param_shape[..^1];
        }

        torch.Tensor Given => (givenProbs ?? givenLogits)!;

        /// <summary>Class numbers have no mean: not a number.</summary>
        public override torch.Tensor mean => torch.full(batch_shape.Shape, double.NaN, Given.dtype);

        public override torch.Tensor variance => torch.full(batch_shape.Shape, double.NaN, Given.dtype);

        /// <summary>Probabilities that sum to 1.</summary>
        public torch.Tensor probs => givenProbs ?? LogitsToProbs(givenLogits!);

        /// <summary>The logarithms of the probabilities.</summary>
        public torch.Tensor logits => givenLogits ?? ProbsToLogits(givenProbs!);

        public long[] param_shape => Given.shape;

        /// <summary>Class indices: they have no gradient.</summary>
        public override torch.Tensor rsample(params long[] sample_shape)
        {
            using var mode = torch.no_grad();
            long count = sample_shape.Aggregate(1L, (a, b) => a * b);
            return probs.reshape(-1, param_shape[^1]).multinomial(count, true, generator).t().reshape(ExtendedShape(sample_shape));
        }

        public override torch.Tensor log_prob(torch.Tensor value)
        {
            var logarithms = logits;
            var classes = value.to_type(torch.ScalarType.Int64);
            var batch = Broadcasting.Combine(classes.layout, Layout.Of(batch_shape.Shape)).Sizes;
            return logarithms.expand([.. batch, param_shape[^1]]).gather(-1, classes.expand(batch).unsqueeze(-1)).squeeze(-1);
        }

        public override torch.Tensor entropy()
        {
            // 0 log 0 is 0: the logarithm is kept finite.
            var logarithms = logits.clamp(min: torch.finfo(Given.dtype).min);
            return -(logarithms * probs).sum(-1);
        }

        /// <summary>All class indices.</summary>
        public override torch.Tensor enumerate_support(bool expand = true)
        {
            long classes = param_shape[^1];
            var values = torch.arange(classes, dtype: torch.ScalarType.Int64).reshape([classes, .. Extents.Same(1, batch_shape.Length)]);
            return expand ? values.expand([classes, .. batch_shape.Shape]) : values;
        }

        public override Distribution expand(torch.Size batch_shape, Distribution? instance = null)
        {
            long[] shape = [.. batch_shape.Shape, param_shape[^1]];
            var target = Target<Categorical>(instance) ?? (Categorical)MemberwiseClone();
            (target.givenProbs, target.givenLogits) = (givenProbs?.expand(shape).DetachFromDisposeScope(), givenLogits?.expand(shape).DetachFromDisposeScope());
            target._init(batch_shape);
            return target;
        }
    }
}
