using DeepDay3.Plotting;
using DeepDay3.Plotting.Rendering;
using DeepDay3.Training.Live;
using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>The same training from several seeds: what of a result is the method, and what is luck.</summary>
[TypeFormatterSource(typeof(HistoriesFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain], KernelMimeTypes = [MimeTypes.Svg, MimeTypes.Plain])]
public sealed class Histories
{
    /// <summary>Gathers histories that are there already.</summary>
    /// <param name="name">What was trained, for legends.</param>
    /// <param name="seeds">The seed of each run.</param>
    /// <param name="runs">As many histories.</param>
    /// <exception cref="ArgumentException">There is no run, or seeds and runs differ in number.</exception>
    public Histories(string name, IReadOnlyList<int> seeds, IReadOnlyList<History> runs)
    {
        if (runs.Count == 0 || runs.Count != seeds.Count)
            throw new ArgumentException($"{runs.Count} runs of {seeds.Count} seeds were given for \"{name}\": equally many of each, at least one, were expected.");
        (Name, Seeds, Runs) = (name, seeds, runs);
    }

    /// <summary>What was trained, for legends.</summary>
    public string Name { get; }

    /// <summary>The seed of each run.</summary>
    public IReadOnlyList<int> Seeds { get; }

    /// <summary>The history of each run.</summary>
    public IReadOnlyList<History> Runs { get; }

    /// <summary>
    /// Runs one training after the other, each from a seed of its own: <c>Histories.OverSeeds("GRU", seeds: 5, seed => new Trainer(...).Fit(...))</c>. The seed is
    /// set (manual_seed) before each, so that models made inside differ by it. They share one line of progress.
    /// </summary>
    /// <param name="name">What is trained, for legends.</param>
    /// <param name="seeds">The seeds.</param>
    /// <param name="train">Makes the model, trains it and gives back its history.</param>
    /// <param name="cancellation">Stops between two runs. Without one, the Stop button of a notebook does.</param>
    /// <exception cref="ArgumentException">There is no seed.</exception>
    public static Histories OverSeeds(string name, IEnumerable<int> seeds, Func<int, History> train, CancellationToken cancellation = default)
    {
        int[] all = [.. seeds];
        if (all.Length == 0) throw new ArgumentException($"\"{name}\" was to be trained from no seeds: at least one was expected.", nameof(seeds));
        cancellation = CellCancellation.Or(cancellation);
        using var report = new SeedsReport(all.Length);
        var runs = new List<History>();
        try
        {
            foreach (int seed in all)
            {
                cancellation.ThrowIfCancellationRequested();
                report.Begin(runs.Count);
                manual_seed(seed);
                runs.Add(train(seed));
            }
            var result = new Histories(name, all, runs);
            report.Finish(HistoryText.Summary(result));
            return result;
        }
        catch
        {
            report.Finish($"{name}: stopped in run {runs.Count + 1} of {all.Length}");
            throw;
        }
    }

    /// <summary>Runs one training from the seeds 0, 1, 2, ...</summary>
    /// <inheritdoc cref="OverSeeds(string, IEnumerable{int}, Func{int, History}, CancellationToken)"/>
    public static Histories OverSeeds(string name, int seeds, Func<int, History> train, CancellationToken cancellation = default) =>
        OverSeeds(name, Enumerable.Range(0, Math.Max(0, seeds)), train, cancellation);

    /// <summary>One series of several experiments: a median and a band of the quartiles for each.</summary>
    /// <param name="series">The name of a series that all runs have.</param>
    /// <param name="experiments">The experiments.</param>
    /// <exception cref="ArgumentException">There is no experiment, or a run lacks the series or has no records.</exception>
    public static Chart Compare(string series, params Histories[] experiments)
    {
        if (experiments.Length == 0) throw new ArgumentException("Histories.Compare got no experiment: at least one was expected.");
        Chart chart = Chart.Combine(experiments.Select(experiment => HistoryFigures.Band(experiment, series, experiment.Name)));
        return HistoryFigures.Labelled(chart, experiments[0].Runs[0], [series]).WithLegend();
    }

    /// <summary>The latest value of a series in each run.</summary>
    /// <exception cref="ArgumentException">A run lacks the series.</exception>
    public double[] Last(string series) => [.. Runs.Select(run => run.Last(series))];

    /// <summary>The best value of a series in each run.</summary>
    /// <param name="series">The name of a series.</param>
    /// <param name="maximize">Whether more is better, as of an accuracy.</param>
    /// <exception cref="ArgumentException">A run lacks the series.</exception>
    public double[] Best(string series, bool maximize = false) => [.. Runs.Select(run => run.Best(series, maximize).Value)];

    /// <summary>
    /// Medians and bands of the quartiles: losses, and beside them the metrics where there are any. A run that ended early counts on with its last value.
    /// </summary>
    /// <exception cref="ArgumentException">A run has no records, or lacks a series of the first.</exception>
    public Chart ToChart() => HistoryFigures.Overview(Runs[0].Names, names => ToChart(names));

    /// <summary>Medians and bands of some series on one pair of axes.</summary>
    /// <param name="series">One or more names of series that all runs have.</param>
    /// <exception cref="ArgumentException">A run has no records, or lacks a series.</exception>
    public Chart ToChart(params string[] series)
    {
        if (series.Length == 0) throw new ArgumentException("A chart of no series was asked for: at least one was expected.", nameof(series));
        return HistoryFigures.Labelled(Chart.Combine(series.Select(name => HistoryFigures.Band(this, name, name))), Runs[0], series);
    }

    /// <summary>A table: for each loss and metric the median of the last values, the smallest, the largest, and that of each seed.</summary>
    public override string ToString() => HistoryText.Table(this);
}
