namespace DeepDay3.Comparison;

/// <summary>What came of a row: the medians over the rounds, each side at its better number of threads.</summary>
/// <param name="Row">The row.</param>
/// <param name="Unit">The unit of both figures.</param>
/// <param name="Peer">The peer's figure.</param>
/// <param name="PeerThreads">On how many threads.</param>
/// <param name="Ours">Our figure.</param>
/// <param name="OurThreads">On how many threads.</param>
sealed record Measured(Row Row, string Unit, double Peer, int PeerThreads, double Ours, int OurThreads)
{
    /// <summary>How many times as fast ours is.</summary>
    public double Ratio => Unit.EndsWith("/s", StringComparison.Ordinal) ? Ours / Peer : Peer / Ours;

    /// <summary>Whether the target is met; null where there is none.</summary>
    public bool? Met => Row.Target is { } target ? Ratio >= target : null;
}
