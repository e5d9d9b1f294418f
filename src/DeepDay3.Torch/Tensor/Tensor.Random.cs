using System.Numerics;
using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        enum Distribution
        {
            Uniform,
            Normal,
            Integers,
            Permutation,
            Bernoulli,
            Exponential,
        }

        internal void FillUniform(double from, double to, Generator? generator) => Draw(Distribution.Uniform, from, to, generator);

        internal void FillNormal(double mean, double std, Generator? generator) => Draw(Distribution.Normal, mean, std, generator);

        internal void FillIntegers(long from, long to, Generator? generator) => Draw(Distribution.Integers, from, to, generator);

        internal void FillBernoulli(double p, Generator? generator) => Draw(Distribution.Bernoulli, p, 0, generator);

        internal void FillPermutation(Generator? generator) => Draw(Distribution.Permutation, 0, 0, generator);

        void Draw(Distribution distribution, double a, double b, Generator? generator)
        {
            if (layout.Count == 0) return;
            var target = layout.Contiguous ? this : Allocate(layout.AsContiguous, type);
            var twister = (generator ?? Generator.Default).Twister;
            lock (twister)
            {
                var action = new DrawAction { Target = target, Twister = twister, What = distribution, A = a, B = b, Scattered = !layout.Contiguous };
                Dispatch.Numeric(type, ref action);
            }
            if (!ReferenceEquals(target, this)) CopyFrom(target);
        }

        public Tensor uniform_(double from, double to, Generator? generator = null)
        {
            RequireMutable();
            if (from > to) throw TorchError.Create($"uniform_ expects to return a [from, to) range, but found from={from} > to={to}");
            FillUniform(from, to, generator);
            return Changed();
        }

        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null)
        {
            RequireMutable();
            if (std < 0) throw TorchError.Create($"normal expects std >= 0.0, but found std {std}");
            FillNormal(mean, std, generator);
            return Changed();
        }

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null)
        {
            RequireMutable();
            if (p is < 0 or > 1) throw TorchError.Create($"bernoulli_ expects p to be in [0, 1], but got p={p}");
            FillBernoulli(p, generator);
            return Changed();
        }

        struct DrawAction : INumericAction
        {
            internal Tensor Target;
            internal MersenneTwister Twister;
            internal Distribution What;
            internal double A;
            internal double B;
            internal bool Scattered;

            public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
            {
                var d = Target.Elements<T>();
                switch (What)
                {
                    case Distribution.Integers:
                        if (Target.type == ScalarType.Bool) RandomFill.Integers(Twister, Target.Elements<bool>(), (long)A, (long)B);
                        else RandomFill.Integers(Twister, d, (long)A, (long)B);
                        return;
                    case Distribution.Permutation:
                        RandomFill.Permutation(Twister, d);
                        return;
                    case Distribution.Bernoulli:
                        RandomFill.Bernoulli(Twister, d, A);
                        return;
                }
                if (typeof(T) == typeof(float)) Continuous(Reinterpret.Floats(d));
                else if (typeof(T) == typeof(double)) Continuous(Reinterpret.Doubles(d));
                else throw TorchError.Create($"\"{What.ToString().ToLowerInvariant()}\" not implemented for '{DTypes.Name(Target.type)}'");
            }

            readonly void Continuous(Span<float> d)
            {
                if (What == Distribution.Uniform) RandomFill.Uniform(Twister, d, A, B);
                else if (Scattered) RandomFill.NormalElementwise(Twister, d, A, B);
                else RandomFill.Normal(Twister, d, A, B);
            }

            readonly void Continuous(Span<double> d)
            {
                if (What == Distribution.Uniform) RandomFill.Uniform(Twister, d, A, B);
                else if (Scattered) RandomFill.NormalElementwise(Twister, d, A, B);
                else RandomFill.Normal(Twister, d, A, B);
            }
        }
    }
}
