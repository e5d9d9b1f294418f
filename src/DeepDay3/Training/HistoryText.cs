using System.Globalization;
using System.Text;
using DeepDay3.Plotting;

namespace DeepDay3.Training;

/// <summary>Histories in words.</summary>
static class HistoryText
{
    /// <summary>The first, the smallest, the largest and the last value of each series.</summary>
    public static string Table(History history)
    {
        if (history.Count == 0) return "An empty history";
        var text = new StringBuilder(Summary(history));
        int wide = Math.Max(6, history.Names.Max(name => name.Length));
        text.Append('\n').Append("series".PadRight(wide)).Append(CultureInfo.InvariantCulture, $"{"first",12}{"smallest",12}{"at",7}{"largest",12}{"at",7}{"last",12}");
        foreach (string name in history.Names)
        {
            double[] values = history[name];
            ((double low, int lowAt), (double high, int highAt)) = (history.Best(name), history.Best(name, maximize: true));
            text.Append('\n').Append(name.PadRight(wide))
                .Append(CultureInfo.InvariantCulture, $"{Number(values[0]),12}{Number(low),12}{At(history, lowAt),7}{Number(high),12}{At(history, highAt),7}{Number(values[^1]),12}");
        }
        return text.ToString();
    }

    /// <summary>One line: how long it was, and where it ended.</summary>
    public static string Summary(History history)
    {
        string length = history.ByStep ? Count(history.Steps[^1], "step") : Count(history.Count, "epoch");
        string took = history.Names.Contains(History.Seconds) ? $" in {Duration(history[History.Seconds].Where(double.IsFinite).Sum())}" : "";
        string why = history.StopReason is { } reason ? $" (stopped: {reason})" : "";
        return $"{length}{took}{why}: {Values(history)}";
    }

    /// <summary>For each loss and metric what it came to over the seeds.</summary>
    public static string Table(Histories all)
    {
        var text = new StringBuilder($"{all.Name}: {Count(all.Runs.Count, "seed")} ({string.Join(", ", all.Seeds)}), last values");
        string[] names = Told(all);
        int wide = names.Append("series").Max(name => name.Length);
        text.Append('\n').Append("series".PadRight(wide)).Append(CultureInfo.InvariantCulture, $"{"median",12}{"smallest",12}{"largest",12}  each");
        foreach (string name in names)
        {
            double[] last = all.Last(name);
            text.Append('\n').Append(name.PadRight(wide))
                .Append(CultureInfo.InvariantCulture, $"{Number(Median(last)),12}{Number(last.Min()),12}{Number(last.Max()),12}  {string.Join(" ", last.Select(Number))}");
        }
        return text.ToString();
    }

    /// <summary>One line: the medians over the seeds.</summary>
    public static string Summary(Histories all)
    {
        double seconds = all.Runs.Where(run => run.Names.Contains(History.Seconds)).Sum(run => run[History.Seconds].Where(double.IsFinite).Sum());
        string values = string.Join(", ", Told(all).Select(name => $"{name} {Number(Median(all.Last(name)))}"));
        return $"{all.Name}: {Count(all.Runs.Count, "seed")} in {Duration(seconds)}, median of the last values: {values}";
    }

    /// <summary>The latest losses and metrics.</summary>
    public static string Values(History history) => string.Join(", ", Told(history).Select(name => $"{name} {Number(history.Last(name))}"));

    /// <summary>Four digits that count.</summary>
    public static string Number(double value) => value switch
    {
        0 => "0",
        _ when !double.IsFinite(value) => value.ToString(CultureInfo.InvariantCulture),
        _ when Math.Abs(value) is >= 1e-4 and < 1e6 => value.ToString($"F{Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 7)}", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###e+0", CultureInfo.InvariantCulture),
    };

    /// <summary>A time in the unit that fits it.</summary>
    public static string Duration(double seconds) => seconds switch
    {
        < 10 => seconds.ToString("0.0 s", CultureInfo.InvariantCulture),
        < 120 => seconds.ToString("0 s", CultureInfo.InvariantCulture),
        < 7200 => (seconds / 60).ToString("0 min", CultureInfo.InvariantCulture),
        _ => (seconds / 3600).ToString("0.0 h", CultureInfo.InvariantCulture),
    };

    public static string Count(long count, string what) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";

    static string At(History history, int record) => record == 0 ? "-" : history.Positions[record - 1].ToString(CultureInfo.InvariantCulture);

    static string[] Told(History history) => [.. history.Names.Where(name => name is History.Loss or History.ValidationLoss), .. HistoryFigures.Metrics(history.Names)];

    static string[] Told(Histories all) => [.. Told(all.Runs[0]).Where(name => all.Runs.All(run => run.Names.Contains(name)))];

    // NaN, which a diverged run ends with, counts as larger than every number.
    static double Median(double[] values) => Statistics.QuantileCurve([.. values.Select(value => new[] { value })], 0.5)[0];
}
