using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Gru;

/// <summary>
/// A step of a GRU with PyTorch's weights, rows in the order r, z, n. Shapes: x [N, I], h [N, H], w [3 H, I], u [3 H, H], b and b2 [3 H] (of the input and
/// of the state); the result is the new h.
/// </summary>
public sealed class Step : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor GruStep(Tensor x, Tensor h, Tensor w, Tensor u, Tensor b, Tensor b2)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> Right =>
        (x, h, w, u, b, b2) => Cell(x, h, w, u, b, b2, (r, z, fromInput, fromState) => (1 - z) * (fromInput + r * fromState).tanh() + z * h);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("z and 1 - z are exchanged: in PyTorch z is the share of the old state", (x, h, w, u, b, b2) => Cell(x, h, w, u, b, b2, (r, z, fromInput, fromState) => z * (fromInput + r * fromState).tanh() + (1 - z) * h)),
        ("the rows are read in the order z, r, n: PyTorch's order is r, z, n", (x, h, w, u, b, b2) => Cell(x, h, w, u, b, b2, (z, r, fromInput, fromState) => (1 - z) * (fromInput + r * fromState).tanh() + z * h)),
        ("the reset gate is missing in the candidate", (x, h, w, u, b, b2) => Cell(x, h, w, u, b, b2, (r, z, fromInput, fromState) => (1 - z) * (fromInput + fromState).tanh() + z * h)),
        ("the reset gate acts on what comes from the input too: it hides the *state* only", (x, h, w, u, b, b2) => Cell(x, h, w, u, b, b2, (r, z, fromInput, fromState) => (1 - z) * (r * (fromInput + fromState)).tanh() + z * h)),
        ("the reset gate acts on h before the product with U, as in the first GRU: in PyTorch it acts on U h + b2", (x, h, w, u, b, b2) =>
        {
            long size = h.shape[1];
            return Cell(x, h, w, u, b, b2, (r, z, fromInput, _) => (1 - z) * (fromInput + (r * h).mm(u.narrow(0, 2 * size, size).t()) + b2.narrow(0, 2 * size, size)).tanh() + z * h);
        }),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one unit, one input", random.Normal(1, 1), random.Normal(1, 1), random.Normal(3, 1), random.Normal(3, 1), random.Normal(3), random.Normal(3));
        yield return Hidden("a batch of three, two units", random.Normal(3, 4), random.Normal(3, 2), random.Normal(6, 4), random.Normal(6, 2), random.Normal(6), random.Normal(6));
        yield return Hidden("the first step, the memory is empty", random.Normal(2, 3), zeros(2, 5, float64), random.Normal(15, 3), random.Normal(15, 5), random.Normal(15), random.Normal(15));
    }

    static Tensor Cell(Tensor x, Tensor h, Tensor w, Tensor u, Tensor b, Tensor b2, Func<Tensor, Tensor, Tensor, Tensor, Tensor> mix)
    {
        (Tensor[] fromInput, Tensor[] fromState) = ((x.mm(w.t()) + b).chunk(3, 1), (h.mm(u.t()) + b2).chunk(3, 1));
        return mix((fromInput[0] + fromState[0]).sigmoid(), (fromInput[1] + fromState[1]).sigmoid(), fromInput[2], fromState[2]);
    }
}
