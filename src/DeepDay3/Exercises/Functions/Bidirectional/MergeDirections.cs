using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Bidirectional;

/// <summary>
/// Joins both readings of a sequence: row t of the result is the forward state and the backward state of step t. Shapes: forward and
/// backward [T, H], where row k of backward is the state after the backward half has read k + 1 steps, from the end; the result is [T, 2H].
/// </summary>
public sealed class MergeDirections : FunctionExercise<Func<Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor MergeDirections(Tensor forward, Tensor backward)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor> Right => (forward, backward) => cat([forward, backward.flip(0)], 1);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the backward states were not turned round: row 0 of `backward` belongs to the last step", (forward, backward) => cat([forward, backward], 1)),
        ("the states were joined along time: they belong side by side, in dimension 1", (forward, backward) => cat([forward, backward.flip(0)], 0)),
        ("the states were added: a bidirectional layer joins them", (forward, backward) => forward + backward.flip(0)),
        ("the backward half stands first: the convention is forward, then backward", (forward, backward) => cat([backward.flip(0), forward], 1)),
        ("the features were turned round, not the time: flip dimension 0", (forward, backward) => cat([forward, backward.flip(1)], 1)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("three steps", random.Normal(3, 2), random.Normal(3, 2));
        yield return Hidden("one step", random.Normal(1, 3), random.Normal(1, 3));
        yield return Hidden("five steps, four units", random.Normal(5, 4), random.Normal(5, 4));
    }
}
