namespace DeepDay3.Plotting;

/// <summary>What the band around the median of several runs spans.</summary>
public enum Spread
{
    /// <summary>The middle half of the runs, from the first to the third quartile.</summary>
    Quartiles,

    /// <summary>All runs, from the lowest to the highest.</summary>
    MinMax,
}
