using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Lstm;

/// <summary>
/// The gradient at the cell state of one step: what comes from this step's output, h = o tanh(c), and what comes along the cell from the next
/// step. All shapes are [N, H]; hGradient is dE/dh of this step, cGradientNext is dE/dc of the next, fNext the forget gate there.
/// </summary>
public sealed class CellGradient : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor CellGradient(Tensor hGradient, Tensor o, Tensor c, Tensor cGradientNext, Tensor fNext)";

    /// <inheritdoc/>
    public override FiniteDifference Gradient => new(Argument: 2, Part: 0, Loss: a =>
        // A loss with these gradients: linear in h, and linear in the next cell state.
        ((Tensor)a[0] * (Tensor)a[1] * ((Tensor)a[2]).tanh()).sum().item<double>() + ((Tensor)a[3] * (Tensor)a[4] * (Tensor)a[2]).sum().item<double>());

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor> Right =>
        (hGradient, o, c, cGradientNext, fNext) => hGradient * o * (1 - c.tanh().square()) + cGradientNext * fNext;

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the carousel is missing: the gradient that comes along the cell from the next step", (hGradient, o, c, cGradientNext, fNext) => hGradient * o * (1 - c.tanh().square())),
        ("along the cell the gradient is multiplied by the forget gate of the next step", (hGradient, o, c, cGradientNext, fNext) => hGradient * o * (1 - c.tanh().square()) + cGradientNext),
        ("the slope is that of tanh at c, 1 - tanh²(c), not 1 - c²", (hGradient, o, c, cGradientNext, fNext) => hGradient * o * (1 - c.square()) + cGradientNext * fNext),
        ("the output gate is missing: h = o tanh(c)", (hGradient, o, c, cGradientNext, fNext) => hGradient * (1 - c.tanh().square()) + cGradientNext * fNext),
        ("the slope of tanh belongs to the way through h only: along the cell there is none", (hGradient, o, c, cGradientNext, fNext) => (hGradient * o + cGradientNext * fNext) * (1 - c.tanh().square())),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("in the middle of a sequence", random.Normal(1, 2), random.Uniform(0.1, 0.9, 1, 2), random.Normal(1, 2), random.Normal(1, 2), random.Uniform(0.1, 0.9, 1, 2));
        yield return Hidden("the last step, nothing comes back from the future", random.Normal(1, 3), random.Uniform(0.1, 0.9, 1, 3), random.Normal(1, 3), zeros(1, 3, float64), random.Uniform(0.1, 0.9, 1, 3));
        yield return Hidden("a batch of four", random.Normal(4, 3), random.Uniform(0.1, 0.9, 4, 3), random.Normal(4, 3), random.Normal(4, 3), random.Uniform(0.1, 0.9, 4, 3));
    }
}
