using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.SimpleRnn;

/// <summary>One step of the hidden layer: f(x W_in + z W + b) with the sigmoid. Shapes: x [N, I], previous [N, H], wIn [I, H], w [H, H], b [H].</summary>
public sealed class HiddenStep : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor HiddenStep(Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> Right =>
        (x, previous, wIn, w, b) => (x.mm(wIn) + previous.mm(w) + b).sigmoid();

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the recurrent weight is transposed: it is `previous.mm(w)`, not `previous.mm(w.t())`", (x, previous, wIn, w, b) => (x.mm(wIn) + previous.mm(w.t()) + b).sigmoid()),
        ("the bias is missing", (x, previous, wIn, w, b) => (x.mm(wIn) + previous.mm(w)).sigmoid()),
        ("the activation is missing: this is u, not z = f(u)", (x, previous, wIn, w, b) => x.mm(wIn) + previous.mm(w) + b),
        ("the memory is missing: `previous` has to go through `w`", (x, previous, wIn, w, b) => (x.mm(wIn) + b).sigmoid()),
        ("`previous` is added as it is: it has to go through `w` first", (x, previous, wIn, w, b) => (x.mm(wIn) + previous + b).sigmoid()),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one sequence", random.Normal(1, 2), random.Normal(1, 3), random.Normal(2, 3), random.Normal(3, 3), random.Normal(3));
        yield return Hidden("the first step, the memory is zero", random.Normal(1, 2), zeros(1, 3, float64), random.Normal(2, 3), random.Normal(3, 3), random.Normal(3));
        yield return Hidden("a batch of four", random.Normal(4, 3), random.Normal(4, 5), random.Normal(3, 5), random.Normal(5, 5), random.Normal(5));
    }
}
