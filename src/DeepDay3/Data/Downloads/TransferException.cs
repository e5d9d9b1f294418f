namespace DeepDay3.Data.Downloads;

/// <summary>A transfer from one address ended badly.</summary>
/// <param name="problem">What happened, to be read behind the address, without a full stop.</param>
/// <param name="canRetry">Whether the same address may do better later.</param>
sealed class TransferException(string problem, bool canRetry) : Exception(problem)
{
    public bool CanRetry { get; } = canRetry;

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>Whether the bytes of an earlier attempt are of no use.</summary>
    public bool DropsPart { get; init; }
}
