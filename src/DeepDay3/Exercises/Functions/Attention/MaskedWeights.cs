using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Attention;

/// <summary>Softmax over the places that a mask lets through. Shapes: scores [T, S], mask [S], bool; the result is [T, S].</summary>
public sealed class MaskedWeights : FunctionExercise<Func<Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor MaskedWeights(Tensor scores, Tensor mask)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor> Right => (scores, mask) => scores.masked_fill(mask.logical_not(), double.NegativeInfinity).softmax(1);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("a masked score of 0 is no weight of 0: exp(0) is 1. Fill in minus infinity", (scores, mask) => (scores * mask).softmax(1)),
        ("the weights are cut out after the softmax, so the rows have a sum below 1", (scores, mask) => scores.softmax(1) * mask),
        ("the mask is turned round: true marks what may be looked at", (scores, mask) => scores.masked_fill(mask, double.NegativeInfinity).softmax(1)),
        ("the mask is not used", (scores, mask) => scores.softmax(1)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one place is masked", random.Normal(2, 3), tensor(new[] { true, true, false }));
        yield return Hidden("one place is left", random.Normal(3, 4), tensor(new[] { false, false, true, false }));
        yield return Hidden("large scores are masked", random.Normal(2, 5) + tensor(new[] { 9.0, 0, 0, 9, 0 }), tensor(new[] { false, true, true, false, true }));
    }
}
