using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Lstm;

/// <summary>The cell state of an LSTM: f c + i g. All shapes are [N, H].</summary>
public sealed class CellState : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor CellState(Tensor f, Tensor i, Tensor g, Tensor previous)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor> Right => (f, i, g, previous) => f * previous + i * g;

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("forget and input gate are exchanged", (f, i, g, previous) => i * previous + f * g),
        ("f is the share that is *kept*, not the share that is forgotten", (f, i, g, previous) => (1 - f) * previous + i * g),
        ("the input gate is missing: everything is written", (f, i, g, previous) => f * previous + g),
        ("the forget gate is missing: this is the LSTM of 1997, which cannot forget", (f, i, g, previous) => previous + i * g),
        ("that is a GRU: kept and written shares need not add up to 1 here", (f, i, g, previous) => f * previous + (1 - f) * g),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one cell of two units", random.Uniform(0.1, 0.9, 1, 2), random.Uniform(0.1, 0.9, 1, 2), random.Normal(1, 2), random.Normal(1, 2));
        yield return Hidden("the first step, the cell is empty", random.Uniform(0.1, 0.9, 1, 3), random.Uniform(0.1, 0.9, 1, 3), random.Normal(1, 3), zeros(1, 3, float64));
        yield return Hidden("a batch of four", random.Uniform(0.1, 0.9, 4, 5), random.Uniform(0.1, 0.9, 4, 5), random.Normal(4, 5), random.Normal(4, 5));
    }
}
