using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Activations;

/// <summary>The gradient of the scores, from that of the probabilities: y (g - Σ g y). Shapes: x and g [N, n].</summary>
public sealed class SoftmaxBackward : FunctionExercise<Func<Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor SoftmaxBackward(Tensor x, Tensor g)";

    /// <inheritdoc/>
    public override FiniteDifference Gradient => new(Argument: 0, Part: 0, Loss: a => (((Tensor)a[0]).softmax(1) * (Tensor)a[1]).sum().item<double>());

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor> Right => (x, g) =>
    {
        Tensor y = x.softmax(1);
        return y * (g - (g * y).sum(1, keepdim: true));
    };

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("this is the diagonal of the Jacobian alone: every output depends on every score of its row", (x, g) => g * x.softmax(1) * (1 - x.softmax(1))),
        ("the sum goes over the batch: rows have nothing to do with each other", (x, g) => x.softmax(1) * (g - (g * x.softmax(1)).sum(0, keepdim: true))),
        ("the factor y in front is missing", (x, g) => g - (g * x.softmax(1)).sum(1, keepdim: true)),
        ("the softmax goes over the batch: it belongs over the classes, axis 1", (x, g) => x.softmax(0) * (g - (g * x.softmax(0)).sum(0, keepdim: true))),
        ("the gradient is not weighted by y inside of the sum", (x, g) => x.softmax(1) * (g - g.sum(1, keepdim: true))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two rows of three classes", random.Normal(2, 3), random.Normal(2, 3));
        yield return Hidden("one row", random.Normal(1, 4) * 2, random.Normal(1, 4));
        yield return Hidden("five rows of two classes", random.Normal(5, 2), random.Normal(5, 2));
    }
}
