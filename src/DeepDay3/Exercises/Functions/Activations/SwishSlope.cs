using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Activations;

/// <summary>The derivative of Swish, x σ(β x), element by element: β y + σ(β x) (1 - β y). Any shape.</summary>
public sealed class SwishSlope : FunctionExercise<Func<Tensor, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor SwishSlope(Tensor x, double beta)";

    /// <inheritdoc/>
    public override FiniteDifference Gradient => new(Argument: 0, Part: 0, Loss: a => (((Tensor)a[0]) * ((Tensor)a[0] * (double)a[1]).sigmoid()).sum().item<double>());

    /// <inheritdoc/>
    protected override Func<Tensor, double, Tensor> Right => (x, beta) =>
    {
        Tensor s = (beta * x).sigmoid();
        return s + beta * x * s * (1 - s);
    };

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, double, Tensor>)> Wrong =>
    [
        ("the product rule has two terms: the slope of the sigmoid is missing", (x, beta) => (beta * x).sigmoid()),
        ("the product rule has two terms: the sigmoid by itself is missing", (x, beta) => beta * x * (beta * x).sigmoid() * (1 - (beta * x).sigmoid())),
        ("the inner derivative beta is missing", (x, beta) => (beta * x).sigmoid() + x * (beta * x).sigmoid() * (1 - (beta * x).sigmoid())),
        ("beta is left out altogether: this is right for beta = 1", (x, beta) => x.sigmoid() + x * x.sigmoid() * (1 - x.sigmoid())),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("beta 2", tensor(new[] { -1.0, 0.0, 1.0 }), 2.0);
        yield return Hidden("beta 1", random.Normal(6) * 2, 1.0);
        yield return Hidden("a small beta, a matrix", random.Normal(2, 3), 0.3);
    }
}
