namespace TorchSharp.Kernels;

/// <summary>
/// The extents of one direction of one recurrent layer over a whole sequence, time-major. The rows of step t are
/// contiguous; with <see cref="BatchSizes"/> the data are packed as in PyTorch's PackedSequence (longest sequence first),
/// and the row of sequence n at step t is the sum of the batch sizes before t, plus n.
/// </summary>
/// <param name="Steps">T, the number of time steps.</param>
/// <param name="Batch">N, the number of sequences.</param>
/// <param name="InputSize">I, the width of a row of x.</param>
/// <param name="HiddenSize">H, the number of hidden units.</param>
internal readonly record struct RecurrentShape(int Steps, int Batch, int InputSize, int HiddenSize)
{
    readonly int outputStride;

    /// <summary>Whether time runs from the last step of each sequence to its first.</summary>
    public bool Reverse { get; init; }

    /// <summary>Distance between rows of output and of its gradient; 2 H for one half of a bidirectional layer.</summary>
    public int OutputStride
    {
        get => outputStride == 0 ? HiddenSize : outputStride;
        init => outputStride = value;
    }

    /// <summary>How many sequences are alive at each step, never increasing, the first one N; null when all last T steps.</summary>
    public int[]? BatchSizes { get; init; }

    /// <summary>The number of rows of x and output: T N, or the sum of the batch sizes.</summary>
    public int Rows => BatchSizes is null ? Steps * Batch : BatchSizes.Sum();

    /// <summary>The time step that is computed as number <paramref name="order"/>; T for none left.</summary>
    public int StepAt(int order) => Reverse ? Steps - 1 - order : order;

    /// <summary>The number of sequences alive at the step that is computed as number <paramref name="order"/>, 0 outside the sequence.</summary>
    public int ActiveAt(int order) =>
        (uint)order >= (uint)Steps ? 0 : BatchSizes is null ? Batch : BatchSizes[StepAt(order)];

    /// <summary>The first row of each step.</summary>
    public RowStarts RowOffsets() => new(this);

    /// <summary>Checks that the extents can belong to a sequence.</summary>
    /// <exception cref="ArgumentException">They cannot.</exception>
    public void Validate()
    {
        if (Steps < 1 || Batch < 0 || InputSize < 0 || HiddenSize < 1 || OutputStride < HiddenSize)
            throw new ArgumentException(
                $"A recurrent layer cannot run over {Steps} steps of {Batch} sequences with {InputSize} inputs, {HiddenSize} hidden units and output rows {OutputStride} apart; "
                + "expected at least one step and one unit, and rows at least as far apart as there are units.");
        if (BatchSizes is null)
            return;
        if (BatchSizes.Length != Steps)
            throw new ArgumentException($"A packed sequence of {Steps} steps has {BatchSizes.Length} batch sizes; expected one a step.");
        for (var t = 0; t < Steps; t++)
        {
            var limit = t == 0 ? Batch : BatchSizes[t - 1];
            if (BatchSizes[t] < 1 || BatchSizes[t] > limit || (t == 0 && BatchSizes[t] != Batch))
                throw new ArgumentException($"Batch size {BatchSizes[t]} at step {t} of a packed sequence; expected 1 to {limit}, and {Batch} at step 0.");
        }
    }
}
