using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Gru;

/// <summary>The new state of a GRU as PyTorch mixes it: (1 - z) n + z h. All shapes are [N, H].</summary>
public sealed class Mix : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor MixState(Tensor z, Tensor n, Tensor previous)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor> Right => (z, n, previous) => (1 - z) * n + z * previous;

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("in PyTorch z is the share of the *old* state: old and candidate are exchanged", (z, n, previous) => z * n + (1 - z) * previous),
        ("the shares have to add up to 1: the candidate gets 1 - z", (z, n, previous) => n + z * previous),
        ("the shares have to add up to 1: both have z here", (z, n, previous) => z * (n + previous)),
        ("the candidate has its tanh already: another one is too many", (z, n, previous) => (1 - z) * n.tanh() + z * previous),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two units", random.Uniform(0.1, 0.4, 1, 2), random.Uniform(-0.9, 0.9, 1, 2), random.Uniform(-0.9, 0.9, 1, 2));
        yield return Hidden("the first step, the memory is empty", random.Uniform(0.1, 0.4, 1, 3), random.Uniform(-0.9, 0.9, 1, 3), zeros(1, 3, float64));
        yield return Hidden("a batch of four", random.Uniform(0.1, 0.9, 4, 5), random.Uniform(-0.9, 0.9, 4, 5), random.Uniform(-0.9, 0.9, 4, 5));
    }
}
