using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Variants;

/// <summary>A step of leaky units: (1 - leak) h + leak tanh(x W_in + h W). Shapes: x [N, I], h [N, H], wIn [I, H], w [H, H].</summary>
public sealed class LeakyStep : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor LeakyStep(Tensor x, Tensor h, Tensor wIn, Tensor w, double leak)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, double, Tensor> Right =>
        (x, h, wIn, w, leak) => h * (1 - leak) + (x.mm(wIn) + h.mm(w)).tanh() * leak;

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, double, Tensor>)> Wrong =>
    [
        ("old and new are exchanged: `leak` is the share of the *new* state here", (x, h, wIn, w, leak) => h * leak + (x.mm(wIn) + h.mm(w)).tanh() * (1 - leak)),
        ("the leak stands inside the tanh: the old state has to pass it by", (x, h, wIn, w, leak) => (h * (1 - leak) + (x.mm(wIn) + h.mm(w)) * leak).tanh()),
        ("the old state is missing: without it nothing leaks", (x, h, wIn, w, leak) => (x.mm(wIn) + h.mm(w)).tanh() * leak),
        ("the shares have to add up to 1", (x, h, wIn, w, leak) => h + (x.mm(wIn) + h.mm(w)).tanh() * leak),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two units", random.Normal(1, 1), random.Normal(1, 2), random.Normal(1, 2), random.Normal(2, 2), 0.25);
        yield return Hidden("a batch of three", random.Normal(3, 2), random.Normal(3, 4), random.Normal(2, 4), random.Normal(4, 4), 0.1);
        yield return Hidden("no leak: a simple RNN", random.Normal(1, 2), random.Normal(1, 3), random.Normal(2, 3), random.Normal(3, 3), 1.0);
    }
}
