using System.Diagnostics;
using DeepDay3.Benchmarks;
using DeepDay3.Cli.Commands;

namespace DeepDay3.Cli;

/// <summary>From the start of a process to the first result of a cell.</summary>
sealed class StartupBenchmark : BenchmarkCase
{
    public const string Name = "startup";

    public const string Description = "from the start of a process to the first result of a cell, without ahead-of-time code";

    public override string Unit => "ms";

    public override double Measure()
    {
        var command = RunOneCommand.CommandLine();
        long start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(command[0], [.. command.Skip(1).SkipLast(1), FirstResultCommand.Name]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string? first = process.StandardOutput.ReadLine();
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        process.WaitForExit();
        return first == "2" ? time : throw new InvalidOperationException($"The process printed {first ?? "nothing"} in place of 2.");
    }
}
