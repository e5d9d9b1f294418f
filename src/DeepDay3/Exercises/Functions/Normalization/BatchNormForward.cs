using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Normalization;

/// <summary>Batch normalisation while training. Shapes: x [N, D], gamma and beta [D].</summary>
public sealed class BatchNormForward : FunctionExercise<Func<Tensor, Tensor, Tensor, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor BatchNormForward(Tensor x, Tensor gamma, Tensor beta, double epsilon)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, double, Tensor> Right => (x, gamma, beta, epsilon) =>
        gamma * (x - x.mean([0])) / (Variance(x) + epsilon).sqrt() + beta;

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, double, Tensor>)> Wrong =>
    [
        ("the variance is divided by n - 1: normalisation takes the mean of the squares", (x, gamma, beta, epsilon) => gamma * (x - x.mean([0])) / (x.var([0], unbiased: true) + epsilon).sqrt() + beta),
        ("epsilon belongs under the root, beside the variance", (x, gamma, beta, epsilon) => gamma * (x - x.mean([0])) / (Variance(x).sqrt() + epsilon) + beta),
        ("the root is missing: it is divided by the standard deviation", (x, gamma, beta, epsilon) => gamma * (x - x.mean([0])) / (Variance(x) + epsilon) + beta),
        ("this goes over the features of each example: that is layer normalisation", (x, gamma, beta, epsilon) => gamma * (x - x.mean([1], keepdim: true)) / (x.var([1], unbiased: false, keepdim: true) + epsilon).sqrt() + beta),
        ("gamma and beta are missing", (x, gamma, beta, epsilon) => (x - x.mean([0])) / (Variance(x) + epsilon).sqrt()),
        ("beta is inside: it is added after gamma", (x, gamma, beta, epsilon) => gamma * ((x - x.mean([0])) / (Variance(x) + epsilon).sqrt() + beta)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("three examples, two features", random.Normal(3, 2) * 2 + 1, random.Uniform(0.5, 2, 2), random.Normal(2), 0.1);
        yield return Hidden("a small epsilon", random.Normal(8, 3) + 5, random.Uniform(0.5, 2, 3), random.Normal(3), 1e-5);
        yield return Hidden("a feature that does not vary", cat([random.Normal(4, 1), full([4, 1], 3, float64)], 1), random.Uniform(0.5, 2, 2), random.Normal(2), 0.01);
    }

    static Tensor Variance(Tensor x) => x.var([0], unbiased: false);
}
