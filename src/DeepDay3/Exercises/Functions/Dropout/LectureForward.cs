using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Dropout;

/// <summary>Dropout in the lecture's form, training and predicting. Shapes: x and mask [N, D]; the mask holds 1 for what is kept.</summary>
public sealed class LectureForward : FunctionExercise<Func<Tensor, Tensor, double, bool, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor LectureForward(Tensor x, Tensor mask, double ratio, bool training)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, double, bool, Tensor> Right => (x, mask, ratio, training) => training ? x * mask : x * (1 - ratio);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, double, bool, Tensor>)> Wrong =>
    [
        ("the prediction is multiplied by the share that is dropped: it is the share that is kept", (x, mask, ratio, training) => training ? x * mask : x * ratio),
        ("the prediction is not scaled: sums are larger than they were in training", (x, mask, ratio, training) => training ? x * mask : x),
        ("the factor is used in training too", (x, mask, ratio, training) => (training ? x * mask : x) * (1 - ratio)),
        ("the mask is used when predicting", (x, mask, ratio, training) => x * mask * (training ? 1 : 1 - ratio)),
        ("training and prediction are exchanged", (x, mask, ratio, training) => training ? x * (1 - ratio) : x * mask),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("training", random.Normal(1, 3), tensor(new[,] { { 1.0, 0.0, 1.0 } }), 0.25, true);
        yield return Hidden("prediction", random.Normal(2, 3), random.Integers(2, 2, 3).to(float64), 0.25, false);
        yield return Hidden("prediction, another ratio", random.Normal(3, 2), tensor(new[,] { { 0.0, 1.0 }, { 1.0, 0.0 }, { 1.0, 1.0 } }), 0.6, false);
    }
}
