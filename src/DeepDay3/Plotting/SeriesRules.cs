using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>What a series must be, and the sentences that say what is wrong with one that is not.</summary>
static class SeriesRules
{
    public static string Of(string? name) => name is null ? "" : $" \"{name}\"";

    public static void SameLength(string method, string? name, ImmutableArray<double> x, ImmutableArray<double> other, string side)
    {
        if (x.Length != other.Length)
            throw new ArgumentException($"Chart.{method}{Of(name)} got {x.Length} values of x and {other.Length} of {side}: the same number was expected.");
        if (x.IsEmpty)
            throw new ArgumentException($"Chart.{method}{Of(name)} got no points: at least one was expected.");
    }

    public static double Positive(string method, string what, double value) => value > 0 && value <= 100
        ? value
        : throw new ArgumentException($"Chart.{method} got {what} {value}: more than 0 and at most 100 pixels were expected.");

    public static double Opacity(string method, double value) => value is >= 0 and <= 1
        ? value
        : throw new ArgumentException($"Chart.{method} got opacity {value}: 0 to 1 was expected.");

    public static ImmutableArray<string> Names(string side, IEnumerable<string>? names, int count)
    {
        if (names is null)
            return [];
        ImmutableArray<string> all = [.. names];
        return all.Length == count
            ? all
            : throw new ArgumentException($"Chart.Heatmap got {all.Length} {side} labels for {count} {side}s: one label a {side} was expected.");
    }

    public static (ImmutableArray<double> X, ImmutableArray<double> Y) GridPositions(string method, int rows, int columns, IEnumerable<double>? x, IEnumerable<double>? y)
    {
        if (rows < 2 || columns < 2)
            throw new ArgumentException($"Chart.{method} got a grid of {rows} x {columns}: at least 2 rows and 2 columns were expected.");
        return (Positions(x, columns, "x", "column"), Positions(y, rows, "y", "row"));

        ImmutableArray<double> Positions(IEnumerable<double>? given, int count, string side, string what)
        {
            ImmutableArray<double> all = given is null ? [.. Enumerable.Range(0, count).Select(i => (double)i)] : [.. given];
            if (all.Length != count)
                throw new ArgumentException($"Chart.{method} got {all.Length} values of {side} for {count} {what}s: one a {what} was expected.");
            for (int i = 0; i < count; i++)
            {
                if (!double.IsFinite(all[i]) || i > 0 && all[i] <= all[i - 1])
                    throw new ArgumentException($"Chart.{method} got {all[i]} as {side} at index {i}: finite values that increase were expected.");
            }
            return all;
        }
    }
}
