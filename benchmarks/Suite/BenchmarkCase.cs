namespace DeepDay3.Benchmarks;

/// <summary>One thing whose speed is measured.</summary>
public abstract class BenchmarkCase : IDisposable
{
    /// <summary>The unit of <see cref="Measure"/>: ns, ms, s, GFLOP/s, tokens/s or words/s.</summary>
    public abstract string Unit { get; }

    /// <summary>More is better: true for rates, false for times.</summary>
    public bool IsRate => Unit.EndsWith("/s", StringComparison.Ordinal);

    /// <summary>Does the work once and returns one figure in <see cref="Unit"/>. The first calls warm up.</summary>
    public abstract double Measure();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the case holds.</summary>
    /// <param name="disposing">False from a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
