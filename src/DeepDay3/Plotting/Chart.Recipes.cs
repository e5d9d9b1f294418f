using System.Globalization;

namespace DeepDay3.Plotting;

public sealed partial class Chart
{
    /// <summary>
    /// The median of several runs of one experiment (seeds), with a band for their spread. A value that is not finite
    /// counts as diverged, worse than every number: where the median itself has diverged the line has a gap, and where an edge
    /// of the band has, the band has one.
    /// </summary>
    /// <param name="runs">One curve a run, all of one length.</param>
    /// <param name="x">Horizontal positions; 0, 1, 2, ... when null.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="smooth">Each run is first averaged over a centred window of this many points; 1 leaves it as it is.</param>
    /// <param name="spread">What the band spans.</param>
    /// <param name="color">A colour as #rrggbb; null for the next of the palette.</param>
    /// <exception cref="ArgumentException">There is no run, or the runs differ in length from each other or from x.</exception>
    public static Chart LearningCurves(IReadOnlyList<double[]> runs, IEnumerable<double>? x = null, string? name = null,
        int smooth = 1, Spread spread = Spread.Quartiles, string? color = null)
    {
        if (runs.Count == 0)
            throw new ArgumentException($"Chart.LearningCurves{SeriesRules.Of(name)} got no run: at least one was expected.");
        if (smooth < 1)
            throw new ArgumentException($"Chart.LearningCurves got smooth {smooth}: a window of at least 1 point was expected.");
        int length = runs[0].Length;
        for (int run = 1; run < runs.Count; run++)
        {
            if (runs[run].Length != length)
                throw new ArgumentException($"Chart.LearningCurves{SeriesRules.Of(name)} got a run of {runs[run].Length} points (number {run}) beside one of {length}: runs of one length were expected.");
        }
        double[] xs = x is null ? [.. Enumerable.Range(0, length).Select(i => (double)i)] : [.. x];
        double[][] smoothed = [.. runs.Select(run => Statistics.MovingAverage(run, smooth))];
        (double low, double high) = spread == Spread.MinMax ? (0.0, 1.0) : (0.25, 0.75);
        double[] median = Statistics.QuantileCurve(smoothed, 0.5);
        Chart line = Line(xs, median, name, color);
        if (runs.Count == 1)
            return line;
        Chart band = Band(xs, Statistics.QuantileCurve(smoothed, low), Statistics.QuantileCurve(smoothed, high), color: color, opacity: 0.22);
        // One series: the band takes the colour of its line.
        return line.EachPanel(panel => panel with { Traces = [.. band.Figure.Panels[0].Traces, .. panel.Traces] });
    }

    /// <summary>The median of several runs, given as single precision.</summary>
    /// <inheritdoc cref="LearningCurves(IReadOnlyList{double[]}, IEnumerable{double}?, string?, int, Spread, string?)"/>
    public static Chart LearningCurves(IReadOnlyList<float[]> runs, IEnumerable<double>? x = null, string? name = null,
        int smooth = 1, Spread spread = Spread.Quartiles, string? color = null) =>
        LearningCurves(runs.Select(run => Array.ConvertAll(run, v => (double)v)).ToArray(), x, name, smooth, spread, color);

    /// <summary>A sound over time.</summary>
    /// <param name="samples">Samples, usually in [-1, 1].</param>
    /// <param name="sampleRate">Samples a second.</param>
    /// <param name="name">The name in the legend.</param>
    /// <exception cref="ArgumentException">There are no samples, or the sample rate is not above 0.</exception>
    public static Chart Waveform(float[] samples, int sampleRate, string? name = null)
    {
        if (sampleRate < 1)
            throw new ArgumentException($"Chart.Waveform got a sample rate of {sampleRate}: at least 1 a second was expected.");
        return Line(Enumerable.Range(0, samples.Length).Select(i => (double)i / sampleRate), samples, name, width: 1)
            .WithXAxis("time (s)")
            .WithYAxis("amplitude")
            .WithSize(720, 220);
    }

    /// <summary>How often each true class (row) was predicted as each class (column).</summary>
    /// <param name="counts">Counts, [true, predicted].</param>
    /// <param name="labels">A name for each class; 0, 1, 2, ... when null.</param>
    /// <param name="shares">Whether to show each row as shares of its sum in place of counts.</param>
    /// <exception cref="ArgumentException">The matrix is empty or not square, or labels do not match it.</exception>
    public static Chart ConfusionMatrix(int[,] counts, IEnumerable<string>? labels = null, bool shares = false)
    {
        int classes = counts.GetLength(0);
        if (classes != counts.GetLength(1))
            throw new ArgumentException($"Chart.ConfusionMatrix got a matrix of {classes} x {counts.GetLength(1)}: as many rows as columns were expected.");
        string[] names = labels?.ToArray() ?? [.. Enumerable.Range(0, classes).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        var z = new double[classes, classes];
        for (int row = 0; row < classes; row++)
        {
            double sum = Enumerable.Range(0, classes).Sum(column => (double)counts[row, column]);
            for (int column = 0; column < classes; column++)
                z[row, column] = shares ? sum == 0 ? double.NaN : counts[row, column] / sum : counts[row, column];
        }
        return Heatmap(z, names, names, annotated: true, ColorScale.Blues, min: 0, max: shares ? 1 : null,
                name: shares ? "share of the true class" : "count", format: shares ? "0.00" : "0")
            .WithXAxis("predicted")
            .WithYAxis("true")
            .WithSize(560, 500);
    }
}
