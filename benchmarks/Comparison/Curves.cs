using DeepDay3.Plotting;

namespace DeepDay3.Comparison;

/// <summary>How a training step's cost grows with length, hidden size and batch, ours and PyTorch's.</summary>
static class Curves
{
    const int Points = 200, Hidden = 128, Batch = 8;

    static readonly string[] Models = ["rnn", "gru", "lstm"];

    /// <summary>A colour a model, so that ours and theirs can be told to belong together.</summary>
    static readonly string[] Colors = ["#0072b2", "#c84c00", "#009e73"];

    static readonly (string Title, int[] Values, Func<string, int, (string Model, int Points, int Hidden, int Batch)> Size)[] Sweeps =
    [
        ("sequence length", [100, 300, 1000, 3000, 10_000], (model, n) => (model, n, Hidden, Batch)),
        ("hidden size", [16, 32, 64, 128, 256, 512], (model, n) => (model, Points, n, Batch)),
        ("batch", [1, 2, 4, 8, 16, 32, 64, 128, 256], (model, n) => (model, Points, Hidden, n)),
    ];

    /// <summary>One point of a curve; PyTorch at its better number of threads.</summary>
    public sealed record Point(string Sweep, string Model, int Value, double Ours, double Peer);

    public static IReadOnlyList<Point> Measure(Programs programs, int processors, Action<string> say)
    {
        var sizes = Sweeps.SelectMany(sweep => Models.SelectMany(model => sweep.Values.Select(value => (sweep.Title, Value: value, Size: sweep.Size(model, value))))).ToArray();
        string[] names = [.. sizes.Select(s => $"{s.Size.Model}:{s.Size.Points}:{s.Size.Hidden}:{s.Size.Batch}").Distinct()];
        var peer = new Dictionary<string, double>();
        var ours = new Dictionary<string, double>();
        foreach (string name in names)
        {
            say($"curves: {name}");
            var parts = name.Split(':');
            ours[name] = programs.Ours($"spoken_digit_{parts[0]}@points={parts[1]},hidden={parts[2]},batch={parts[3]}", processors).Value;
            for (int threads = 1; threads <= Math.Min(2, processors); threads++)
                peer[name] = Math.Min(peer.GetValueOrDefault(name, double.PositiveInfinity), programs.RecurrentSteps([name], threads)[name]);
        }

        return [.. sizes.Select(s =>
        {
            string name = $"{s.Size.Model}:{s.Size.Points}:{s.Size.Hidden}:{s.Size.Batch}";
            return new Point(s.Title, s.Size.Model, s.Value, ours[name], peer[name]);
        })];
    }

    public static Chart Draw(IReadOnlyList<Point> points)
    {
        Chart Panel(string sweep)
        {
            var lines = Models.SelectMany((model, i) =>
            {
                var curve = points.Where(p => p.Sweep == sweep && p.Model == model).ToArray();
                string color = Colors[i];
                return new[]
                {
                    Chart.Line(curve.Select(p => p.Value), curve.Select(p => p.Ours), $"{model.ToUpperInvariant()}, DeepDay3", color, markers: true),
                    Chart.Line(curve.Select(p => p.Value), curve.Select(p => p.Peer), $"{model.ToUpperInvariant()}, PyTorch", color, LineDash.Dash, markers: true),
                };
            });
            return Chart.Combine(lines).WithTitle($"by {sweep}").WithXAxis(sweep, log: true).WithYAxis("ms a step", log: true).WithLegend(sweep == Sweeps[0].Title);
        }

        return Chart.Grid(Sweeps.Select(sweep => Panel(sweep.Title)), columns: 3).WithTitle("A training step of a recurrent classifier").WithSize(1260, 420);
    }

    public static string Describe() => $"length at hidden size {Hidden} and batch {Batch}; hidden size and batch at {Points} points (hidden size {Hidden}, batch {Batch} where they do not vary)";
}
