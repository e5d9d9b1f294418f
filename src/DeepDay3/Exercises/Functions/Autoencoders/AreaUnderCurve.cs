using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Autoencoders;

/// <summary>
/// The area under the ROC curve: the share of pairs of an anomaly and a normal input in which the anomaly has the larger score; equal scores count one half.
/// Shapes: anomalies [A], normals [B].
/// </summary>
public sealed class AreaUnderCurve : FunctionExercise<Func<Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor Area(Tensor anomalies, Tensor normals)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor> Right => (anomalies, normals) => Share(anomalies, normals, 0.5);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the two kinds are exchanged: an anomaly should have the larger score", (anomalies, normals) => Share(normals, anomalies, 0.5)),
        ("equal scores count nothing here: they count one half, or a detector that cannot tell would get 0", (anomalies, normals) => Share(anomalies, normals, 0)),
        ("equal scores count in full here: they count one half", (anomalies, normals) => Share(anomalies, normals, 1)),
        ("the pairs are counted, not their share", (anomalies, normals) => Share(anomalies, normals, 0.5) * (anomalies.shape[0] * normals.shape[0])),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two of each kind, two scores alike", tensor(new[] { 2.0, 4 }), tensor(new[] { 1.0, 2 }));
        yield return Hidden("all alike", ones(3, float64), ones(4, float64));
        yield return Hidden("seven and nine", random.Normal(7) + 0.5, random.Normal(9));
    }

    static Tensor Share(Tensor larger, Tensor smaller, double equal)
    {
        Tensor gap = larger.unsqueeze(1) - smaller.unsqueeze(0);
        return (gap.gt(0).to(float64) + equal * gap.eq(0).to(float64)).mean();
    }
}
