using System.Diagnostics;
using static TorchSharp.torch;

namespace DeepDay3.Benchmarks.Cases;

/// <summary>One operation on tensors of a few elements, its result disposed: what a call costs.</summary>
sealed class SmallOperation(Func<Tensor, Tensor, Tensor, Tensor> operation) : BenchmarkCase
{
    const int Calls = 20_000;

    readonly Tensor a = randn(1, 16), b = randn(1, 16), w = randn(16, 16);

    public override string Unit => "ns";

    public override double Measure()
    {
        using var quiet = no_grad();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Calls; i++) operation(a, b, w).Dispose();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Calls;
    }
}
