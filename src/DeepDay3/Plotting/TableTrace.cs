using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>A table of texts.</summary>
public sealed record TableTrace : Trace
{
    /// <summary>The names of the columns.</summary>
    public required ImmutableArray<string> Headers { get; init; }

    /// <summary>The rows, each with one text a column.</summary>
    public required ImmutableArray<ImmutableArray<string>> Rows { get; init; }

    internal override string Kind => "table";

    internal override bool FillsPlot => true;

    internal override string Description =>
        $"Table of {Rows.Length} rows with the columns {string.Join(", ", Headers)}. "
        + string.Join("; ", Rows.Take(20).Select(row => string.Join(", ", row))) + (Rows.Length > 20 ? "; ..." : ".");

    internal override IEnumerable<double> XValues => [0, 1];

    internal override IEnumerable<double> YValues => [0, 1];

    /// <summary>Columns whose every text is a number, which stand to the right.</summary>
    internal bool IsNumeric(int column) => Rows.Length > 0
        && Rows.All(row => row[column].Length == 0 || row[column].All(c => char.IsDigit(c) || "−-+.,%×e ⁻⁰¹²³⁴⁵⁶⁷⁸⁹".Contains(c)));
}
