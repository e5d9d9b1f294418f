namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // Filling with random numbers. What is filled is not differentiable: the gradient ends here.

        Tensor Drawn(string node, Action draw)
        {
            RequireMutable();
            if (!Recording(this))
            {
                draw();
                return Changed();
            }
            var origin = FromNumber(0, scalarType).Record(new ZeroBackward(this, node));
            draw();
            return Changed(origin);
        }

        public Tensor uniform_(double from, double to, Generator? generator = null)
        {
            if (from > to) throw TorchError.Create($"uniform_ expects to return a [from, to) range, but found from={Text(from)} > to={Text(to)}");
            return Drawn("UniformBackward0", () => FillUniform(from, to, generator));
        }

        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null)
        {
            if (!(std >= 0)) throw TorchError.Create($"normal expects std >= 0.0, but found std {Text(std)}");
            return Drawn("NormalBackward0", () => FillNormal(mean, std, generator));
        }

        public Tensor log_normal_(double mean = 0, double std = 1, Generator? generator = null)
        {
            if (!(std > 0)) throw TorchError.Create($"log_normal_ expects std > 0.0, but found std={Text(std)}");
            return Drawn("LogNormalBackward0", () => Draw(Distribution.LogNormal, mean, std, generator));
        }

        public Tensor exponential_(double lambda = 1, Generator? generator = null)
        {
            if (!(lambda >= 0)) throw TorchError.Create($"exponential_ expects lambda >= 0.0, but found lambda={Text(lambda)}");
            return Drawn("ExponentialBackward0", () => Draw(Distribution.Exponential, lambda, 0, generator));
        }

        public Tensor cauchy_(double median = 0, double sigma = 1, Generator? generator = null) =>
            Drawn("CauchyBackward0", () => Draw(Distribution.Cauchy, median, sigma, generator));

        public Tensor geometric_(double p, Generator? generator = null)
        {
            if (p is not (> 0 and < 1)) throw TorchError.Create($"geometric_ expects p to be in (0, 1), but got p={Text(p)}");
            return Drawn("GeometricBackward0", () => Draw(Distribution.Geometric, p, 0, generator));
        }

        /// <summary>Whole numbers from <paramref name="from"/> up to but without <paramref name="to"/>.</summary>
        public Tensor random_(double from, double to, Generator? generator = null)
        {
            if (double.Floor(from) != from || double.Floor(to) != to) throw new ArgumentException($"random_ draws whole numbers: the bounds {Text(from)} and {Text(to)} must be whole.");
            RequireRange((long)from, (long)to);
            return Drawn("RandomBackward0", () => FillIntegers((long)from, (long)to, generator));
        }

        /// <summary>Refuses bounds of whole numbers that are empty or beyond the element type.</summary>
        internal void RequireRange(long from, long to)
        {
            if (from >= to) throw TorchError.Create($"random_ expects 'from' to be less than 'to', but got from={from} >= to={to}");
            var (low, high, name) = scalarType switch
            {
                ScalarType.Bool => (0, 1, "bool"),
                ScalarType.Byte => (byte.MinValue, byte.MaxValue, "unsigned char"),
                ScalarType.Int8 => (sbyte.MinValue, sbyte.MaxValue, "signed char"),
                ScalarType.Int16 => (short.MinValue, short.MaxValue, "short"),
                ScalarType.Int32 => (int.MinValue, int.MaxValue, "int"),
                _ => (long.MinValue, long.MaxValue, ""),
            };
            if (from < low || from > high) throw TorchError.Create($"from is out of bounds for {name}");
            if (to - 1 < low || to - 1 > high) throw TorchError.Create($"to - 1 is out of bounds for {name}");
        }

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null)
        {
            if (p is not (>= 0 and <= 1)) throw TorchError.Create($"bernoulli_ expects p to be in [0, 1], but got p={Text(p)}");
            return Drawn("BernoulliBackward1", () => FillBernoulli(p, generator));
        }

        /// <summary>One with a probability of its own for each element, else zero.</summary>
        public Tensor bernoulli_(Tensor p, Generator? generator = null) => Drawn("BernoulliBackward1", () => CopyFrom(Sampling.Bernoulli(p.expand(layout.Sizes.AsSpan()), scalarType, generator)));

        /// <summary>One with the probability that each element of this tensor gives, else zero.</summary>
        public Tensor bernoulli(Generator? generator = null)
        {
            RequireLive();
            var result = Sampling.Bernoulli(this, scalarType, generator);
            return Recording(this) ? result.Record(new ZeroBackward(this, "BernoulliBackward0")) : result;
        }

        /// <summary>Poisson counts with the rates that this tensor gives.</summary>
        public Tensor poisson(Generator? generator = null)
        {
            RequireLive();
            var result = Sampling.Poisson(this, generator);
            return Recording(this) ? result.Record(new ZeroBackward(this, "PoissonBackward0")) : result;
        }

        /// <summary>Indices drawn by weight: this vector, or each row of this matrix, gives the weights.</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null)
        {
            RequireLive();
            return Sampling.Multinomial(this, num_samples, replacement, generator);
        }

        static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
