namespace TorchSharp;

public static partial class torch
{
    /// <summary>Probability distributions: samples, densities, moments.</summary>
    public static partial class distributions
    {
        /// <summary>
        /// A family member (or a batch of them). A sample's shape is the sample shape, then the batch's, then that of a single event.
        /// </summary>
        public abstract class Distribution : IDisposable
        {
            /// <summary>Euler's constant.</summary>
            protected const double euler_constant = 0.57721566490153286060;

            /// <summary>Where random numbers come from; the default generator where null.</summary>
            protected Generator? generator;

            public Distribution(Generator? generator, long[]? batch_shape = null, long[]? event_shape = null)
            {
                this.generator = generator;
                _init(batch_shape is null ? (Size?)null : new Size(batch_shape), event_shape is null ? (Size?)null : new Size(event_shape));
            }

            public Distribution(Generator? generator, Size batch_shape, Size? event_shape = null)
            {
                this.generator = generator;
                _init(batch_shape, event_shape);
            }

            protected void _init(Size? batch_shape = null, Size? event_shape = null)
            {
                this.batch_shape = batch_shape ?? Size.Empty;
                this.event_shape = event_shape ?? Size.Empty;
            }

            /// <summary>The shape of the batch of distributions.</summary>
            public Size batch_shape { get; set; }

            /// <summary>The shape of one event.</summary>
            public Size event_shape { get; set; }

            public abstract Tensor mean { get; }

            /// <summary>The most likely event.</summary>
            public virtual Tensor mode => throw Absent("mode");

            public abstract Tensor variance { get; }

            public virtual Tensor stddev => variance.sqrt();

            /// <summary>Draws samples, without a gradient.</summary>
            public virtual Tensor sample(params long[] sample_shape)
            {
                using var mode = no_grad();
                return rsample(sample_shape);
            }

            public Tensor sample(Size sample_shape) => sample(sample_shape.Shape);

            /// <summary>Draws samples that are differentiable functions of the parameters, where the distribution has such.</summary>
            public abstract Tensor rsample(params long[] sample_shape);

            public Tensor rsample(Size sample_shape) => rsample(sample_shape.Shape);

            /// <summary>The logarithm of the density or probability at a value.</summary>
            public abstract Tensor log_prob(Tensor value);

            /// <summary>The entropy in nats.</summary>
            public abstract Tensor entropy();

            /// <summary>The same distributions as a larger batch; written into <paramref name="instance"/> where that is given.</summary>
            public abstract Distribution expand(Size batch_shape, Distribution? instance = null);

            /// <summary>The probability of an event not above a value.</summary>
            public virtual Tensor cdf(Tensor value) => throw Absent("cumulative distribution function");

            /// <summary>The value below which an event lies with a probability.</summary>
            public virtual Tensor icdf(Tensor value) => throw Absent("inverse of the cumulative distribution function");

            /// <summary>All events of a discrete distribution.</summary>
            public virtual Tensor enumerate_support(bool expand = true) => throw Absent("list of events");

            public virtual Tensor perplexity() => entropy().exp();

            NotSupportedException Absent(string what) => new($"{GetType().Name} has no {what}.");

            protected long[] ExtendedShape(params long[] sample_shape) => [.. sample_shape, .. batch_shape.Shape, .. event_shape.Shape];

            protected Tensor LogitsToProbs(Tensor logits, bool isBinary = false) => isBinary ? logits.sigmoid() : logits.softmax(-1);

            protected Tensor ProbsToLogits(Tensor probs, bool isBinary = false)
            {
                var safe = ClampProbs(probs);
                return isBinary ? safe.log() - safe.neg().log1p() : safe.log();
            }

            /// <summary>Away from 0 and 1 by the precision of the type.</summary>
            protected Tensor ClampProbs(Tensor probs)
            {
                double eps = finfo(probs.dtype).eps;
                return probs.clamp(eps, 1 - eps);
            }

            /// <summary>Positive parts, with a gradient of one half at zero.</summary>
            protected Tensor ClampByZero(Tensor x) => (x.clamp(min: 0) + x - x.clamp(max: 0)) / 2;

            /// <summary>The instance to write an expansion into, checked; null where a new one is wanted.</summary>
            internal static T? Target<T>(Distribution? instance) where T : Distribution => instance switch
            {
                null => null,
                T same => same,
                _ => throw new ArgumentException($"expand() of a {typeof(T).Name} cannot write into a {instance.GetType().Name}.", nameof(instance)),
            };

            protected virtual void Dispose(bool disposing)
            {
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }
        }
    }
}
