using System.Globalization;
using System.Text;
using DeepDay3.Benchmarks;
using DeepDay3.Plotting;

namespace DeepDay3.Comparison;

/// <summary>Writes docs/performance.md: the table between two marks, so that what people wrote around it stays.</summary>
static class Page
{
    const string Begin = "<!-- measured: begin -->", End = "<!-- measured: end -->";

    public static void Write(string file, IReadOnlyList<Measured> rows, IReadOnlyList<Curves.Point> points, string machine, string command)
    {
        string text = File.Exists(file) ? File.ReadAllText(file) : $"# Performance\n\n{Begin}\n{End}\n";
        int begin = text.IndexOf(Begin, StringComparison.Ordinal), end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin) throw new InvalidOperationException($"{file} has lost its marks: \"{Begin}\" and \"{End}\" were expected.");
        File.WriteAllText(file, text[..(begin + Begin.Length)] + "\n\n" + Measurements(rows, points, machine, command) + "\n" + text[end..]);
    }

    static string Measurements(IReadOnlyList<Measured> rows, IReadOnlyList<Curves.Point> points, string machine, string command)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Measured by `{command}` on {machine}. Each figure is the median over the rounds; peers and DeepDay3 at their better number of threads.\n\n");
        text.Append("| work | unit | peer | DeepDay3 | times as fast | target |\n|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            string target = row.Row.Target is { } wanted ? $"{Times(wanted)} {(row.Met == true ? "met" : "**missed**")}" : "";
            text.Append(CultureInfo.InvariantCulture,
                $"| {row.Row.Title} | {row.Unit} | {BenchmarkResult.Number(row.Peer)} ({row.PeerThreads}) | {BenchmarkResult.Number(row.Ours)} ({row.OurThreads}) | {Times(row.Ratio)} | {target} |\n");
        }

        text.Append("\nThe number of threads stands in brackets.\n\n![How many times as fast as its peer each case is](images/performance-ratios.svg)\n");
        if (points.Count == 0) return text.ToString();
        var slowest = points.MinBy(p => p.Peer / p.Ours)!;
        text.Append("\n## How a training step grows\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Recurrent classifiers of any size against PyTorch at its better number of threads: {Curves.Describe()}.\n");
        text.Append(CultureInfo.InvariantCulture,
            $"The smallest advantage among the {points.Count} points is {Times(slowest.Peer / slowest.Ours)} ({slowest.Model.ToUpperInvariant()}, {slowest.Sweep} {slowest.Value:N0}).\n\n");
        text.Append("![Milliseconds of a training step against length, hidden size and batch](images/performance-curves.svg)\n");
        text.Append("\n| model | by | at | PyTorch, ms | DeepDay3, ms | times as fast |\n|---|---|---|---|---|---|\n");
        foreach (var p in points)
            text.Append(CultureInfo.InvariantCulture, $"| {p.Model.ToUpperInvariant()} | {p.Sweep} | {p.Value:N0} | {BenchmarkResult.Number(p.Peer)} | {BenchmarkResult.Number(p.Ours)} | {Times(p.Peer / p.Ours)} |\n");
        return text.ToString();
    }

    public static Chart Ratios(IReadOnlyList<Measured> rows)
    {
        string[] names = [.. rows.Select(row => row.Row.Threads is { } n ? $"{row.Row.Case} ({n})" : row.Row.Case)];
        return Chart.Bar(names, rows.Select(row => row.Ratio), "DeepDay3 against its peer")
            .WithTitle("How many times as fast as the peer").WithYAxis("times as fast", log: true).WithSize(1000, 460);
    }

    static string Times(double ratio) => ratio >= 10 ? ratio.ToString("F0", CultureInfo.InvariantCulture) : ratio.ToString("F1", CultureInfo.InvariantCulture);
}
