using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Gnmt;

/// <summary>The gradient of x through y = tanh(x W) + x, from the gradient g of y. Shapes: x [N, H], w [H, H], g [N, H]; the result is [N, H].</summary>
public sealed class ResidualGradient : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor ResidualGradient(Tensor x, Tensor w, Tensor g)";

    /// <inheritdoc/>
    public override FiniteDifference Gradient => new(Argument: 0, Part: 0, Loss: a => Loss((Tensor)a[0], (Tensor)a[1], (Tensor)a[2]));

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor> Right => (x, w, g) => Through(x, w, g) + g;

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("that is the way through the layer alone: the sum lets g pass round it as well", Through),
        ("the identity passes g, not 1: add `g`", (x, w, g) => Through(x, w, g) + 1),
        ("that is the way round the layer alone: the layer has a gradient too", (x, w, g) => g.clone()),
        ("what is added is the gradient g, not the input x", (x, w, g) => Through(x, w, g) + x),
        ("the weight is not transposed on the way back: `w.t()`", (x, w, g) => (g * Slope(x, w)).mm(w) + g),
        ("the derivative of tanh is 1 - tanh², and it is missing", (x, w, g) => g.mm(w.t()) + g),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one row", random.Normal(1, 2), random.Normal(2, 2), random.Normal(1, 2));
        yield return Hidden("three rows", random.Normal(3, 4), random.Normal(4, 4), random.Normal(3, 4));
        yield return Hidden("a layer whose weights are 0 is the identity", random.Normal(2, 3), zeros(3, 3, float64), random.Normal(2, 3));
    }

    static Tensor Slope(Tensor x, Tensor w) => 1 - x.mm(w).tanh().square();

    static Tensor Through(Tensor x, Tensor w, Tensor g) => (g * Slope(x, w)).mm(w.t());

    static double Loss(Tensor x, Tensor w, Tensor g) => ((x.mm(w).tanh() + x) * g).sum().item<double>();
}
