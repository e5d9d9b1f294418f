using System.Diagnostics;
using static TorchSharp.torch;

namespace DeepDay3.Benchmarks.Cases;

/// <summary>A square float32 product.</summary>
sealed class MatrixProduct(int size) : BenchmarkCase
{
    readonly Tensor a = randn(size, size), b = randn(size, size);
    readonly int calls = (int)Math.Max(1, 2_000_000_000L / (2L * size * size * size));

    public override string Unit => "GFLOP/s";

    public override double Measure()
    {
        using var quiet = no_grad();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++) a.mm(b).Dispose();
        return 2.0 * size * size * size * calls / Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
