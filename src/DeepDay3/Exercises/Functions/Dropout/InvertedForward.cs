using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Dropout;

/// <summary>Inverted dropout while training. Shapes: x and mask [N, D]; the mask holds 1 for what is kept.</summary>
public sealed class InvertedForward : FunctionExercise<Func<Tensor, Tensor, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor InvertedForward(Tensor x, Tensor mask, double ratio)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, double, Tensor> Right => (x, mask, ratio) => x * mask / (1 - ratio);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, double, Tensor>)> Wrong =>
    [
        ("the factor is missing: this is the lecture's form, which needs it when predicting", (x, mask, ratio) => x * mask),
        ("it is divided by the share that is dropped: divide by the share that is kept", (x, mask, ratio) => x * mask / ratio),
        ("it is multiplied by the share that is kept: sums become smaller still", (x, mask, ratio) => x * mask * (1 - ratio)),
        ("what the mask keeps is dropped: 1 means kept", (x, mask, ratio) => x * (1 - mask) / (1 - ratio)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("ratio 0.2", random.Normal(1, 4), tensor(new[,] { { 1.0, 0.0, 1.0, 1.0 } }), 0.2);
        yield return Hidden("ratio 0.6, a batch", random.Normal(3, 5), random.Integers(2, 3, 5).to(float64), 0.6);
        yield return Hidden("nothing dropped by chance", random.Normal(2, 2), ones(2, 2, float64), 0.3);
    }
}
