using DeepDay3.Plotting;

namespace DeepDay3.Tests.Plotting;

/// <summary>Charts of every kind from fixed numbers.</summary>
static class Samples
{
    // Numbers with few digits, so that no platform's Math rounds them differently.
    static double Wave(int i) => (i * 37 % 101 - 50) / 50.0;

    public static Chart LearningCurves()
    {
        double[][] Runs(double floor) =>
            [.. Enumerable.Range(0, 5).Select(seed => Enumerable.Range(0, 40).Select(i => floor + 4.0 / (i + 4) + 0.05 * Wave(i + 7 * seed)).ToArray())];
        double[] x = [.. Enumerable.Range(0, 40).Select(i => 100.0 * i)];
        return Chart.Combine(Chart.LearningCurves(Runs(0.3), x, "as in the lecture"), Chart.LearningCurves(Runs(0.1), x, "corrected"))
            .WithTitle("Loss over iterations").WithXAxis("iteration").WithYAxis("squared error");
    }

    public static Chart Logarithmic() => LearningCurves().WithYAxis(log: true);

    public static Chart Gaps() =>
        Chart.Line([1, 2, 3, 4, 5, 6, 7], [1, 2, double.NaN, 3, double.NaN, double.PositiveInfinity, 2], "with gaps");

    public static Chart Bars() => Chart.Combine(
        Chart.Bar(["RNN", "GRU"], [0.12, 0.13], "as in the lecture"),
        Chart.Bar(["RNN", "GRU"], [0.62, 0.93], "corrected")).WithYAxis("accuracy");

    public static Chart Confusion() =>
        Chart.ConfusionMatrix(new[,] { { 34, 0, 3 }, { 1, 30, 2 }, { 0, 5, 29 } }, ["zero", "one", "two"]).WithTitle("Digits");

    public static Chart Scatter() =>
        Chart.Scatter([0.2, 0.8, 0.5], [0.3, 0.7, 0.9], labels: ["king", "queen", "女王 <&>"]).WithTitle("Words \"and\" <tags>");

    public static Chart Grid() => Chart.Grid(1, 2,
        Chart.Combine(Chart.Line([0, 1, 2], [0, 1, 4], "function"), Chart.Line([0, 1, 2], [0, 2, 4], "derivative", dash: LineDash.Dash)).WithTitle("square"),
        Chart.Combine(Chart.Line([0, 1, 2], [0, 1, 8], "function"), Chart.Line([0, 1, 2], [0, 3, 12], "derivative", dash: LineDash.Dash)).WithTitle("cube"))
        .WithTitle("Powers").WithXAxis("x");

    public static Chart Heatmap() =>
        Chart.Heatmap(new[,] { { -1, 0.5, double.NaN }, { 0, 1, 2 } }, annotated: true, scale: ColorScale.BlueOrange, name: "weight", originTop: false, xStep: 0.5);

    public static string[] All => ["LearningCurves", "Logarithmic", "Gaps", "Bars", "Confusion", "Scatter", "Grid", "Heatmap",
        .. MoreSamples.All.Keys];

    public static TheoryData<string> Names
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (string name in All)
                names.Add(name);
            return names;
        }
    }

    public static Chart Of(string name) => name switch
    {
        "LearningCurves" => LearningCurves(),
        "Logarithmic" => Logarithmic(),
        "Gaps" => Gaps(),
        "Bars" => Bars(),
        "Confusion" => Confusion(),
        "Scatter" => Scatter(),
        "Grid" => Grid(),
        "Heatmap" => Heatmap(),
        _ when MoreSamples.All.TryGetValue(name, out Func<Chart>? more) => more(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
