using System.Diagnostics;
using TorchSharp;

namespace DeepDay3.Benchmarks;

/// <summary>Warms a case up, then takes the median of several measurements.</summary>
public static class BenchmarkRunner
{
    const int FewestSamples = 5;
    const int MostSamples = 101;
    const int FewestWarmUps = 2;

    // The runtime recompiles hot methods in the background for about a second; before that, figures say nothing of a long run.
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);
    static readonly TimeSpan Sampling = TimeSpan.FromSeconds(2);

    /// <summary>Measures one case in this process.</summary>
    /// <param name="name">A name that <see cref="BenchmarkSuite"/> knows.</param>
    /// <param name="threads">For the tensor library; 1 or more.</param>
    /// <param name="cancellation">Looked at between two measurements.</param>
    public static BenchmarkResult Run(string name, int threads, CancellationToken cancellation = default)
    {
        torch.set_num_threads(threads);
        using var benchmark = BenchmarkSuite.Create(name, threads);
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < FewestWarmUps || clock.Elapsed < WarmUp; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            benchmark.Measure();
        }

        var samples = new List<double>();
        clock.Restart();
        while (samples.Count < FewestSamples || (clock.Elapsed < Sampling && samples.Count < MostSamples))
        {
            cancellation.ThrowIfCancellationRequested();
            samples.Add(benchmark.Measure());
        }

        samples.Sort();
        double median = (samples[(samples.Count - 1) / 2] + samples[samples.Count / 2]) / 2;
        return new BenchmarkResult(name, benchmark.Unit, median, threads, samples.Count, samples[0], samples[^1]);
    }
}
