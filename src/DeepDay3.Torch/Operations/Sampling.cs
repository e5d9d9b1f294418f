using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Random numbers whose distribution differs from element to element. Knows nothing of gradients.</summary>
internal static class Sampling
{
    /// <summary>Runs a draw over a tensor's elements in the order of memory; the result has the tensor's shape.</summary>
    static Tensor Draw(Tensor x, ScalarType type, Generator? generator, Kind kind, string kernel)
    {
        using var mode = new GradMode.Guard(false);
        var order = Enumerable.Range(0, x.layout.Rank).OrderByDescending(i => x.layout.Strides[i]).ToArray();
        var source = x.layout.Contiguous ? x : x.Permuted(order).Compact();
        var result = Tensor.Allocate(source.layout, type);
        var twister = (generator ?? Generator.Default).Twister;
        lock (twister)
        {
            var action = new SampleAction { Source = source, Result = result, Twister = twister, What = kind };
            Dispatch.Float(source.scalarType, ref action, kernel);
        }
        if (x.layout.Contiguous) return result;
        var inverse = new int[order.Length];
        for (int i = 0; i < order.Length; i++) inverse[order[i]] = i;
        return result.Permuted(inverse).Compact();
    }

    internal static Tensor Bernoulli(Tensor p, ScalarType type, Generator? generator)
    {
        if (DTypes.IsFloat(p.scalarType) && !p.WithoutGraph().ge(0).logical_and(p.WithoutGraph().le(1)).all().item<bool>())
            throw TorchError.Create("Expected p_in >= 0 && p_in <= 1 to be true, but got false.  (Could this error message be improved?  If so, please report an enhancement request to PyTorch.)");
        return Draw(p, type, generator, Kind.Bernoulli, "bernoulli_tensor_cpu_p_");
    }

    internal static Tensor Poisson(Tensor rates, Generator? generator)
    {
        if (DTypes.IsFloat(rates.scalarType) && !rates.WithoutGraph().ge(0).all().item<bool>()) throw TorchError.Create("invalid Poisson rate, expected rate to be non-negative");
        return Draw(rates, rates.scalarType, generator, Kind.Poisson, "poisson_cpu");
    }

    internal static Tensor Multinomial(Tensor weights, long samples, bool replacement, Generator? generator)
    {
        if (weights.layout.Rank is 0 or > 2) throw TorchError.Create("prob_dist must be 1 or 2 dim");
        if (!DTypes.IsFloat(weights.scalarType)) throw TorchError.Create($"multinomial only supports floating-point dtypes for input, got: {DTypes.Name(weights.scalarType)}");
        if (samples <= 0) throw TorchError.Create("cannot sample n_sample <= 0 samples");
        long categories = weights.layout.Sizes[^1];
        if (!replacement && samples > categories) throw TorchError.Create("cannot sample n_sample > prob_dist.size(-1) samples without replacement");
        var result = Tensor.Allocate(Layout.Of([.. weights.layout.Sizes[..^1], samples]), ScalarType.Int64);
        if (result.layout.Count == 0) return result;
        var twister = (generator ?? Generator.Default).Twister;
        lock (twister)
        {
            var action = new SampleAction { Source = weights.Compact(), Result = result, Twister = twister, What = Kind.Multinomial, Samples = (int)samples, Replacement = replacement };
            try
            {
                Dispatch.Float(weights.scalarType, ref action, "multinomial");
            }
            catch (ArgumentException unusable)
            {
                throw TorchError.Create(unusable.Message);
            }
        }
        return result;
    }

    enum Kind
    {
        Bernoulli,
        Poisson,
        Multinomial,
    }

    struct SampleAction : IFloatAction
    {
        internal Tensor Source;
        internal Tensor Result;
        internal MersenneTwister Twister;
        internal Kind What;
        internal int Samples;
        internal bool Replacement;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            if (typeof(T) == typeof(float)) Run(Reinterpret.Floats(Source.Elements<T>()));
            else Run(Reinterpret.Doubles(Source.Elements<T>()));
        }

        readonly void Run<T>(ReadOnlySpan<T> source) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            if (What == Kind.Poisson) RandomFill.Poisson(Twister, source, Result.Elements<T>());
            else if (What == Kind.Multinomial) RandomFill.Multinomial(Twister, source, (int)Source.layout.Sizes[^1], Result.Elements<long>(), Samples, Replacement);
            else
            {
                var toss = new TossAction { Source = Source, Result = Result, Twister = Twister };
                Dispatch.Numeric(Result.scalarType, ref toss);
            }
        }
    }

    struct TossAction : INumericAction
    {
        internal Tensor Source;
        internal Tensor Result;
        internal MersenneTwister Twister;

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var d = Result.Elements<T>();
            if (Source.scalarType == ScalarType.Float32) RandomFill.Bernoulli(Twister, (ReadOnlySpan<float>)Source.Elements<float>(), d);
            else RandomFill.Bernoulli(Twister, (ReadOnlySpan<double>)Source.Elements<double>(), d);
        }
    }
}
