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
            LogNormal,
            Exponential,
            Cauchy,
            Geometric,
            Integers,
            Permutation,
            Bernoulli,
        }

        internal void FillUniform(double from, double to, Generator? generator) => Draw(Distribution.Uniform, from, to, generator);

        internal void FillNormal(double mean, double std, Generator? generator) => Draw(Distribution.Normal, mean, std, generator);

        internal void FillIntegers(long from, long to, Generator? generator) => Draw(Distribution.Integers, from, to, generator);

        internal void FillBernoulli(double p, Generator? generator) => Draw(Distribution.Bernoulli, p, 0, generator);

        internal void FillPermutation(Generator? generator) => Draw(Distribution.Permutation, 0, 0, generator);

        void Draw(Distribution distribution, double a, double b, Generator? generator) => Draw(new DrawAction { What = distribution, A = a, B = b }, generator);

        void Draw(Distribution distribution, long a, long b, Generator? generator) => Draw(new DrawAction { What = distribution, From = a, To = b }, generator);

        /// <summary>Draws into this tensor, in the order of memory whatever the shape.</summary>
        void Draw(DrawAction action, Generator? generator)
        {
            if (DTypes.IsComplex(scalarType) && action.What is Distribution.Uniform or Distribution.Normal)
            {
                DrawParts(action, generator);
                return;
            }
            for (int i = 0; i < layout.Rank; i++)
                if (layout.Strides[i] == 0 && layout.Sizes[i] > 1) throw TorchError.Create(
                    "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please clone() the tensor before performing the operation.");
            if (layout.Count == 0) return;
            action.Scattered = !layout.Contiguous;
            action.Target = action.Scattered ? Allocate(Layout.Of(Ordered().layout.Sizes), scalarType) : this;
            action.Twister = (generator ?? Generator.Default).Twister;
            lock (action.Twister) Dispatch.Numeric(scalarType, ref action);
            if (action.Scattered) Ordered().CopyFrom(action.Target);
        }

        /// <summary>A view whose dimensions come in the order of memory, the farthest apart first; unknown to autograd.</summary>
        internal Tensor Ordered()
        {
            using var mode = new GradMode.Guard(false);
            return Permuted([.. Enumerable.Range(0, layout.Rank).OrderByDescending(i => layout.Strides[i])]);
        }

        struct DrawAction : INumericAction
        {
            internal Tensor Target;
            internal MersenneTwister Twister;
            internal Distribution What;
            internal double A;
            internal double B;
            internal long From;
            internal long To;
            internal bool Scattered;

            public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
            {
                var d = Target.Elements<T>();
                switch (What)
                {
                    case Distribution.Integers:
                        if (Target.scalarType == ScalarType.Bool) RandomFill.Integers(Twister, Target.Elements<bool>(), From, To);
                        else RandomFill.Integers(Twister, d, From, To);
                        return;
                    case Distribution.Permutation:
                        RandomFill.Permutation(Twister, d);
                        return;
                    case Distribution.Bernoulli:
                        RandomFill.Bernoulli(Twister, d, A);
                        return;
                    case Distribution.Geometric when Target.scalarType != ScalarType.Bool:
                        RandomFill.Geometric(Twister, d, A);
                        return;
                }
                if (typeof(T) == typeof(float)) Continuous(Reinterpret.Floats(d));
                else if (typeof(T) == typeof(double)) Continuous(Reinterpret.Doubles(d));
                else throw TorchError.Create($"\"{Kernel}\" not implemented for '{DTypes.Name(Target.scalarType)}'");
            }

            readonly string Kernel => What switch
            {
                Distribution.Uniform => "check_uniform_bounds",
                Distribution.Normal => "normal_kernel_cpu",
                Distribution.LogNormal => "log_normal_cpu",
                Distribution.Exponential => "exponential_cpu",
                Distribution.Cauchy => "cauchy_cpu",
                _ => "geometric_cpu",
            };

            readonly void Continuous(Span<float> d)
            {
                if (What == Distribution.Uniform) RandomFill.Uniform(Twister, d, A, B);
                else if (What == Distribution.Normal && !Scattered) RandomFill.Normal(Twister, d, A, B);
                else Elementwise(d);
            }

            readonly void Continuous(Span<double> d)
            {
                if (What == Distribution.Uniform) RandomFill.Uniform(Twister, d, A, B);
                else if (What == Distribution.Normal && !Scattered) RandomFill.Normal(Twister, d, A, B);
                else Elementwise(d);
            }

            readonly void Elementwise<T>(Span<T> d) where T : unmanaged, IBinaryFloatingPointIeee754<T>
            {
                switch (What)
                {
                    case Distribution.Normal: RandomFill.NormalElementwise(Twister, d, A, B); break;
                    case Distribution.LogNormal: RandomFill.LogNormal(Twister, d, A, B); break;
                    case Distribution.Exponential: RandomFill.Exponential(Twister, d, A); break;
                    default: RandomFill.Cauchy(Twister, d, A, B); break;
                }
            }
        }
    }
}
