namespace DeepDay3.Torch.Tests.Kernels.Recurrent;

/// <summary>What a run produced: outputs, last states, and every gradient under the name of what it belongs to.</summary>
sealed class RecurrentResult<T>
{
    public required T[] Output { get; init; }
    public required T[] HN { get; init; }
    public required T[] CN { get; init; }
    public required T[] X { get; init; }
    public required T[] H0 { get; init; }
    public required T[] C0 { get; init; }
    public required T[] InputHidden { get; init; }
    public required T[] HiddenHidden { get; init; }
    public required T[] InputBias { get; init; }
    public required T[] HiddenBias { get; init; }

    /// <summary>All parts by name.</summary>
    public IEnumerable<(string Name, T[] Values)> Parts() =>
    [
        (nameof(Output), Output), (nameof(HN), HN), (nameof(CN), CN), (nameof(X), X), (nameof(H0), H0), (nameof(C0), C0),
        (nameof(InputHidden), InputHidden), (nameof(HiddenHidden), HiddenHidden), (nameof(InputBias), InputBias), (nameof(HiddenBias), HiddenBias),
    ];
}
