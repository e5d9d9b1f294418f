using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions;

/// <summary>The random numbers of an exercise's cases: the same on every machine and every time.</summary>
/// <param name="seed">The seed.</param>
public sealed class CaseRandom(int seed)
{
    readonly Random random = new(seed);

    /// <summary>A float64 tensor with values from N(0, 1), rounded to three decimals so that they can be read.</summary>
    public Tensor Normal(params long[] shape) => Fill(shape, Gaussian);

    /// <summary>A float64 tensor with values from [low, high), rounded to three decimals.</summary>
    public Tensor Uniform(double low, double high, params long[] shape) => Fill(shape, () => low + (high - low) * random.NextDouble());

    /// <summary>An int64 tensor with values from 0 to <paramref name="below"/> - 1.</summary>
    public Tensor Integers(int below, params long[] shape) =>
        tensor(Enumerable.Range(0, Count(shape)).Select(_ => (long)random.Next(below)).ToArray()).reshape(shape);

    /// <summary>A number from [low, high), rounded to three decimals.</summary>
    public double Number(double low, double high) => Math.Round(low + (high - low) * random.NextDouble(), 3);

    Tensor Fill(long[] shape, Func<double> draw) =>
        tensor(Enumerable.Range(0, Count(shape)).Select(_ => Math.Round(draw(), 3)).ToArray()).reshape(shape);

    // Box and Muller.
    double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    static int Count(long[] shape) => (int)shape.Aggregate(1L, (product, size) => product * size);
}
