using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Boltzmann;

/// <summary>The free energy of an RBM's visible states, - b v - sum over j of log(1 + exp(c_j + (v W)_j)). Shapes: v [N, V], w [V, H], b [V], c [H]; the result is [N].</summary>
public sealed class FreeEnergy : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor FreeEnergy(Tensor v, Tensor w, Tensor b, Tensor c)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor> Right => (v, w, b, c) => -v.mv(b) - nn.functional.softplus(v.mm(w) + c).sum(1L);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the sign is turned round: probable states have a low energy", (v, w, b, c) => v.mv(b) + nn.functional.softplus(v.mm(w) + c).sum(1L)),
        ("the biases of the visible units are missing", (v, w, b, c) => -nn.functional.softplus(v.mm(w) + c).sum(1L)),
        ("the biases of the hidden units are missing", (v, w, b, c) => -v.mv(b) - nn.functional.softplus(v.mm(w)).sum(1L)),
        ("1 is missing in the logarithm: a hidden unit may also be off, with energy 0", (v, w, b, c) => -v.mv(b) - (v.mm(w) + c).sum(1L)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one state of two units, two hidden ones", ones(1, 2, float64), random.Normal(2, 2), random.Normal(2), random.Normal(2));
        yield return Hidden("all visible units off", zeros(1, 3, float64), random.Normal(3, 2), random.Normal(3), random.Normal(2));
        yield return Hidden("four states", random.Integers(2, 4, 5).to(float64), random.Normal(5, 3), random.Normal(5), random.Normal(3));
    }
}
