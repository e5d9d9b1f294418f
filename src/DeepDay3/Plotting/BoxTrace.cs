using System.Collections.Immutable;

namespace DeepDay3.Plotting;

/// <summary>
/// Boxes from the first to the third quartile with a line at the median; whiskers reach to the farthest values within one and
/// a half times the box's height (Tukey, 1977), and values beyond are dots.
/// </summary>
public sealed record BoxTrace : Trace
{
    /// <summary>The middle of each box on the horizontal axis.</summary>
    public required ImmutableArray<double> X { get; init; }

    /// <summary>The values of each box, sorted and finite, as many groups as <see cref="X"/>.</summary>
    public required ImmutableArray<ImmutableArray<double>> Groups { get; init; }

    internal override string Kind => "box";

    internal override IEnumerable<double> XValues => X.SelectMany(x => new[] { x - 0.5, x + 0.5 });

    internal override IEnumerable<double> YValues => Groups.SelectMany(group => group);

    /// <summary>The five numbers of a group.</summary>
    internal static (double Low, double Q1, double Median, double Q3, double High) Summary(ImmutableArray<double> sorted)
    {
        (double q1, double q3) = (At(0.25), At(0.75));
        double reach = 1.5 * (q3 - q1);
        return (sorted.First(v => v >= q1 - reach), q1, At(0.5), q3, sorted.Last(v => v <= q3 + reach));

        double At(double quantile)
        {
            double position = quantile * (sorted.Length - 1);
            (int below, double part) = ((int)position, position - (int)position);
            return part == 0 ? sorted[below] : sorted[below] * (1 - part) + sorted[below + 1] * part;
        }
    }
}
