using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.SimpleRnn;

/// <summary>
/// One step of BPTT: the error signal of the sigmoid hidden layer, (deltaNext Wᵀ + deltaOut W_outᵀ) z (1 - z). Shapes: deltaNext and z
/// [1, H], deltaOut [1, O], w [H, H], wOut [H, O]; the result is dE/du, [1, H].
/// </summary>
public sealed class HiddenDelta : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor HiddenDelta(Tensor deltaNext, Tensor deltaOut, Tensor z, Tensor w, Tensor wOut)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> Right =>
        (deltaNext, deltaOut, z, w, wOut) => (deltaNext.mm(w.t()) + deltaOut.mm(wOut.t())) * z * (1 - z);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the recurrent weight is not transposed: going backwards, signals pass through `w.t()`", (deltaNext, deltaOut, z, w, wOut) => (deltaNext.mm(w) + deltaOut.mm(wOut.t())) * z * (1 - z)),
        ("the derivative is taken at the wrong argument: z is sigmoid(u) already, so the slope is z (1 - z)", (deltaNext, deltaOut, z, w, wOut) => (deltaNext.mm(w.t()) + deltaOut.mm(wOut.t())) * z.sigmoid() * (1 - z.sigmoid())),
        ("the signal from the next step is missing: without it this is no backpropagation through time", (deltaNext, deltaOut, z, w, wOut) => deltaOut.mm(wOut.t()) * z * (1 - z)),
        ("the slope of the activation multiplies one of the two signals only", (deltaNext, deltaOut, z, w, wOut) => deltaNext.mm(w.t()) + deltaOut.mm(wOut.t()) * z * (1 - z)),
        ("the slope of the activation is missing", (deltaNext, deltaOut, z, w, wOut) => deltaNext.mm(w.t()) + deltaOut.mm(wOut.t())),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("in the middle of the sequence", random.Normal(1, 3), random.Normal(1, 1), random.Uniform(0.05, 0.95, 1, 3), random.Normal(3, 3), random.Normal(3, 1));
        yield return Hidden("the last step, nothing comes back from the future", zeros(1, 3, float64), random.Normal(1, 1), random.Uniform(0.05, 0.95, 1, 3), random.Normal(3, 3), random.Normal(3, 1));
        yield return Hidden("two outputs, four hidden units", random.Normal(1, 4), random.Normal(1, 2), random.Uniform(0.05, 0.95, 1, 4), random.Normal(4, 4), random.Normal(4, 2));
    }
}
