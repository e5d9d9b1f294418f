using System.Diagnostics;
using DeepDay3.Plotting;

namespace DeepDay3.Benchmarks.Cases;

/// <summary>A chart of one long curve, from its numbers to the text of its SVG.</summary>
sealed class CurveDrawing : BenchmarkCase
{
    readonly double[] x, y;

    public CurveDrawing(int points)
    {
        var random = new Random(1);
        x = [.. Enumerable.Range(0, points).Select(i => (double)i)];
        y = [.. x.Select(_ => random.NextDouble())];
    }

    public override string Unit => "ms";

    public override double Measure()
    {
        long start = Stopwatch.GetTimestamp();
        _ = Chart.Line(x, y).WithTitle("loss").ToSvg();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
