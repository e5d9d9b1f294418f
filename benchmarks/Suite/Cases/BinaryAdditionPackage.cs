using System.Diagnostics;
using DeepDay3.Training;

namespace DeepDay3.Benchmarks.Cases;

/// <summary>Binary addition by the package's trainer.</summary>
sealed class BinaryAdditionPackage(int iterations) : BenchmarkCase
{
    public override string Unit => "s";

    public override double Measure()
    {
        long start = Stopwatch.GetTimestamp();
        BinaryAdditionTrainer.Train(new BinaryAdditionOptions { Iterations = iterations });
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
