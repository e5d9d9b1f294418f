using DeepDay3.Plotting;
using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Training;

/// <summary>
/// How a training went: named series with a value in each record. A record is an epoch, or an interval of steps. A <see cref="Trainer"/> fills it; a
/// loop written by hand can, too.
/// </summary>
[TypeFormatterSource(typeof(HistoryFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain], KernelMimeTypes = [MimeTypes.Svg, MimeTypes.Plain])]
public sealed class History
{
    /// <summary>The mean loss of the steps of a record.</summary>
    public const string Loss = "loss";

    /// <summary>The mean loss of the validation batches at the end of a record.</summary>
    public const string ValidationLoss = "validation loss";

    /// <summary>The learning rate of the optimizer's first group of parameters.</summary>
    public const string LearningRate = "learning rate";

    /// <summary>How long a record took, validation included.</summary>
    public const string Seconds = "seconds";

    /// <summary>The norm of all gradients together; recorded by <see cref="GradientClipping"/> and <see cref="GradientStatistics"/>.</summary>
    public const string GradientNorm = "gradient norm";

    /// <summary>The share of steps in which gradients were clipped; recorded by <see cref="GradientClipping"/>.</summary>
    public const string Clipped = "clipped";

    internal const string WeightNorm = "weight norm";

    readonly Dictionary<string, List<double>> series = [];
    readonly List<string> names = [];
    readonly List<long> steps = [];

    /// <summary>The number of records.</summary>
    public int Count => steps.Count;

    /// <summary>The names of the series, in the order in which they came.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The number of steps of the optimizer at the end of each record; the number of the record in a history written by hand.</summary>
    public IReadOnlyList<long> Steps => steps;

    /// <summary>Whether records are intervals of steps; else they are epochs.</summary>
    public bool ByStep { get; internal init; }

    /// <summary>Why the training ended before its last epoch or step; null when it did not.</summary>
    public string? StopReason { get; internal set; }

    /// <summary>The series that says how good the model is: the validation loss, or the loss where nothing was validated.</summary>
    internal string Main => series.ContainsKey(ValidationLoss) ? ValidationLoss : Loss;

    /// <summary>The horizontal position of each record: its epoch, or its last step.</summary>
    public double[] Positions => ByStep ? [.. steps.Select(step => (double)step)] : [.. Enumerable.Range(1, Count).Select(epoch => (double)epoch)];

    /// <summary>The values of a series, one for each record; NaN where a record has none.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such series.</exception>
    public double[] this[string name] => series.TryGetValue(name, out List<double>? values)
        ? [.. values]
        : throw new ArgumentException($"The history has no series \"{name}\": one of {(names.Count == 0 ? "none, it is empty," : string.Join(", ", names))} was expected.", nameof(name));

    /// <summary>The latest value of a series.</summary>
    /// <exception cref="ArgumentException">There is no such series.</exception>
    public double Last(string name) => this[name].LastOrDefault(double.NaN);

    /// <summary>The best value of a series and the number of its record, from 1; (NaN, 0) when no value is finite.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="maximize">Whether more is better, as of an accuracy.</param>
    /// <exception cref="ArgumentException">There is no such series.</exception>
    public (double Value, int Record) Best(string name, bool maximize = false)
    {
        (double Value, int Record) best = (double.NaN, 0);
        foreach ((int i, double value) in this[name].Index())
        {
            if (double.IsFinite(value) && (best.Record == 0 || (maximize ? value > best.Value : value < best.Value)))
                best = (value, i + 1);
        }
        return best;
    }

    /// <summary>Adds a record: <c>history.Add(("loss", 0.31), ("accuracy", 0.9))</c>.</summary>
    /// <param name="values">Names and values. Series that are new are NaN in the records before.</param>
    public void Add(params (string Name, double Value)[] values) => Add(Count + 1, values);

    internal void Add(long step, IEnumerable<(string Name, double Value)> values)
    {
        foreach ((string name, double value) in values)
        {
            if (!series.TryGetValue(name, out List<double>? list))
            {
                names.Add(name);
                series[name] = list = [.. Enumerable.Repeat(double.NaN, Count)];
            }
            if (list.Count > Count)
                throw new ArgumentException($"A record holds \"{name}\" twice: each name was expected once.");
            list.Add(value);
        }
        steps.Add(step);
        foreach (List<double> list in series.Values.Where(list => list.Count < Count))
            list.Add(double.NaN);
    }

    /// <summary>The curves: losses, and beside them the metrics where there are any.</summary>
    /// <exception cref="ArgumentException">The history is empty.</exception>
    public Chart ToChart() => HistoryFigures.Overview(Names, ToChart);

    /// <summary>The curves of some series on one pair of axes.</summary>
    /// <param name="series">One or more of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such series, or the history is empty.</exception>
    public Chart ToChart(params string[] series) => HistoryFigures.Curves(this, series);

    /// <summary>A table: the first, the smallest, the largest and the last value of each series.</summary>
    public override string ToString() => HistoryText.Table(this);
}
