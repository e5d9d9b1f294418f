using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Normalization;

/// <summary>The moving average of the variance after one more batch, PyTorch's way. Shapes: average [D], x [N, D]; the result is [D].</summary>
public sealed class MovingVariance : FunctionExercise<Func<Tensor, Tensor, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor MovingVariance(Tensor average, Tensor x, double momentum)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, double, Tensor> Right => (average, x, momentum) =>
        (1 - momentum) * average + momentum * x.var([0], unbiased: true);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, double, Tensor>)> Wrong =>
    [
        ("the momentum is the other way round: here it is the share of the *new* batch", (average, x, momentum) => momentum * average + (1 - momentum) * x.var([0], unbiased: true)),
        ("the variance is divided by n: the moving average estimates that of the whole, with n - 1", (average, x, momentum) => (1 - momentum) * average + momentum * x.var([0], unbiased: false)),
        ("this is the standard deviation: the average is over variances", (average, x, momentum) => (1 - momentum) * average + momentum * x.std(0)),
        ("the average is of the mean, not of the variance", (average, x, momentum) => (1 - momentum) * average + momentum * x.mean([0])),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two features, momentum 0.1", random.Uniform(0.5, 2, 2), random.Normal(3, 2) * 2, 0.1);
        yield return Hidden("the first batch", ones(3, float64), random.Normal(5, 3) * 3 + 1, 0.25);
        yield return Hidden("a batch of two", random.Uniform(0.5, 2, 2), random.Normal(2, 2), 0.4);
    }
}
