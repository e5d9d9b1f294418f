using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Dialogue;

/// <summary>
/// One step of a context RNN over a padded batch of dialogues: tanh(u W + c V) where a turn was spoken, else the old context. Shapes: u [N, H], c [N, C],
/// spoken bool [N], w [H, C], v [C, C].
/// </summary>
public sealed class ContextStep : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor ContextStep(Tensor u, Tensor c, Tensor spoken, Tensor w, Tensor v)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> Right => (u, c, spoken, w, v) => where(spoken.unsqueeze(1), Read(u, c, w, v), c);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the mask is not used: turns of padding are read, and change the context", (u, c, spoken, w, v) => Read(u, c, w, v)),
        ("where nothing was spoken the context becomes 0: what was said before is forgotten. Keep the old context there", (u, c, spoken, w, v) => Read(u, c, w, v) * spoken.unsqueeze(1)),
        ("a vector of zeros in place of the turn is still a step: the context has to stay as it is", (u, c, spoken, w, v) => Read(u * spoken.unsqueeze(1), c, w, v)),
        ("the mask is turned round: true marks a turn that was spoken", (u, c, spoken, w, v) => where(spoken.unsqueeze(1), c, Read(u, c, w, v))),
        ("the old context does not enter: without `c.mm(v)` only the last turn counts", (u, c, spoken, w, v) => where(spoken.unsqueeze(1), u.mm(w).tanh(), c)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("the second dialogue is over", random.Normal(2, 2), random.Normal(2, 2), tensor(new[] { true, false }), random.Normal(2, 2), random.Normal(2, 2));
        yield return Hidden("all go on", random.Normal(3, 4), random.Normal(3, 2), tensor(new[] { true, true, true }), random.Normal(4, 2), random.Normal(2, 2));
        yield return Hidden("the turns of dialogues that are over hold numbers", random.Normal(4, 3), random.Normal(4, 5), tensor(new[] { false, true, false, true }), random.Normal(3, 5), random.Normal(5, 5));
    }

    static Tensor Read(Tensor u, Tensor c, Tensor w, Tensor v) => (u.mm(w) + c.mm(v)).tanh();
}
