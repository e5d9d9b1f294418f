using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Random decisions of transforms, drawn as torchvision draws them.</summary>
internal static class Chance
{
    /// <summary>Whether a number from 0 to 1 is below a probability.</summary>
    internal static bool Happens(double probability) => rand(1).item<float>() < probability;

    internal static double Between(double low, double high)
    {
        var draw = empty(1, ScalarType.Float32);
        draw.FillUniform(low, high, null);
        return draw.item<float>();
    }

    /// <summary>A whole number from 0 up to, but without, the end.</summary>
    internal static int Below(long end, Generator? generator = null)
    {
        var draw = empty(1, ScalarType.Int64);
        draw.FillIntegers(0, end, generator);
        return (int)draw.item<long>();
    }

    internal static int[] Order(int count)
    {
        var order = empty(count, ScalarType.Int64);
        order.FillPermutation(null);
        return [.. order.data<long>().ToArray().Select(i => (int)i)];
    }

    /// <summary>Weights that sum to 1: [rows, count] draws from the Dirichlet distribution whose parameters are all alpha.</summary>
    internal static Tensor Dirichlet(float alpha, int rows, int count, Generator? generator)
    {
        var weights = new float[rows * count];
        var twister = (generator ?? Generator.Default).Twister;
        lock (twister)
        {
            var samples = new double[weights.Length];
            RandomFill.Gamma(twister, Enumerable.Repeat((double)alpha, samples.Length).ToArray(), samples);
            for (int i = 0; i < samples.Length; i++)
                weights[i] = Math.Clamp((float)(samples[i] / samples.Skip(i / count * count).Take(count).Sum()), 1.17549435e-38f, MathF.BitDecrement(1));
        }
        return tensor(weights).reshape(rows, count);
    }

    internal static void RequireProbability(double p)
    {
        if (p is not (>= 0 and <= 1)) throw new ArgumentException($"A probability is 0 to 1, not {p}.", nameof(p));
    }
}
