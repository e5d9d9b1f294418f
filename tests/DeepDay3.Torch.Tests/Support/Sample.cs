using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Support;

/// <summary>Random float64 tensors of a generator of their own, so that no test depends on another's draws.</summary>
internal static class Sample
{
    /// <summary>Uniform numbers between two limits.</summary>
    internal static Tensor Between(double low, double high, params long[] shape) => Make(shape, random => low + (high - low) * random.NextDouble());

    /// <summary>Numbers of both signs, none nearer to zero than 0.3 nor farther than 1.5.</summary>
    internal static Tensor AwayFromZero(params long[] shape) => Make(shape, random => (random.Next(2) * 2 - 1) * (0.3 + 1.2 * random.NextDouble()));

    /// <summary>Complex numbers whose parts are away from zero.</summary>
    internal static Tensor Complex(params long[] shape)
    {
        var parts = AwayFromZero([.. shape, 2]);
        return parts.view_as_complex();
    }

    /// <summary>Numbers that differ from each other by at least 0.1, in random order: no ties for maxima and sorting.</summary>
    internal static Tensor Distinct(params long[] shape)
    {
        int count = (int)shape.Aggregate(1L, (a, b) => a * b);
        var random = new Random(count);
        double[] values = [.. Enumerable.Range(0, count).Select(i => (i - count / 2) * 0.17 + 0.05)];
        random.Shuffle(values);
        return tensor(values).reshape(shape);
    }

    static Tensor Make(long[] shape, Func<Random, double> next)
    {
        var random = new Random(shape.Aggregate(17, (seed, size) => seed * 31 + (int)size));
        var values = new double[shape.Aggregate(1L, (a, b) => a * b)];
        for (int i = 0; i < values.Length; i++) values[i] = next(random);
        return tensor(values).reshape(shape);
    }
}
