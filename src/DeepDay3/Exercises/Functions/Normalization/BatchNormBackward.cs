using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Normalization;

/// <summary>The gradient of batch normalisation by its input. Shapes: x and dY [N, D], gamma [D]; the result is [N, D].</summary>
public sealed class BatchNormBackward : FunctionExercise<Func<Tensor, Tensor, Tensor, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor BatchNormBackward(Tensor x, Tensor gamma, Tensor dY, double epsilon)";

    /// <inheritdoc/>
    public override FiniteDifference Gradient => new(Argument: 0, Part: 0, Loss: a => ((Tensor)a[1] * Normalized((Tensor)a[0], (double)a[3]).x * (Tensor)a[2]).sum().item<double>());

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, double, Tensor> Right => (x, gamma, dY, epsilon) => Back(x, gamma * dY, epsilon, 1, 1);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, double, Tensor>)> Wrong =>
    [
        ("mean and variance are taken as constants: two of the three roads are missing", (x, gamma, dY, epsilon) => Back(x, gamma * dY, epsilon, 0, 0)),
        ("the road through the variance is missing", (x, gamma, dY, epsilon) => Back(x, gamma * dY, epsilon, 1, 0)),
        ("the road through the mean is missing", (x, gamma, dY, epsilon) => Back(x, gamma * dY, epsilon, 0, 1)),
        ("gamma is missing: the gradient passes it on the way to x-hat", (x, gamma, dY, epsilon) => Back(x, dY, epsilon, 1, 1)),
        ("sums stand where means belong: each example has a share of 1/N in mean and variance", (x, gamma, dY, epsilon) => Back(x, gamma * dY, epsilon, x.shape[0], x.shape[0])),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("three examples, two features", random.Normal(3, 2) * 2 + 1, random.Uniform(0.5, 2, 2), random.Normal(3, 2), 1e-5);
        yield return Hidden("a large epsilon", random.Normal(5, 3), random.Uniform(0.5, 2, 3), random.Normal(5, 3), 0.5);
        yield return Hidden("eight examples, one feature", random.Normal(8, 1) - 4, random.Uniform(0.5, 2, 1), random.Normal(8, 1), 1e-3);
    }

    static (Tensor x, Tensor deviation) Normalized(Tensor x, double epsilon)
    {
        Tensor deviation = (x.var([0], unbiased: false) + epsilon).sqrt();
        return ((x - x.mean([0])) / deviation, deviation);
    }

    static Tensor Back(Tensor x, Tensor g, double epsilon, double throughMean, double throughVariance)
    {
        (Tensor normalized, Tensor deviation) = Normalized(x, epsilon);
        return (g - throughMean * g.mean([0]) - throughVariance * normalized * (g * normalized).mean([0])) / deviation;
    }
}
