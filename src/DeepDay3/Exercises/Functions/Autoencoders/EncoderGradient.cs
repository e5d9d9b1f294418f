using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Autoencoders;

/// <summary>
/// The gradient of a sparse autoencoder's loss with respect to W1: cross entropy averaged over the batch plus lambda times the penalty. Shapes: x [N, I], w1 [I, H],
/// w2 [H, I]; no biases, sigmoid units.
/// </summary>
public sealed class EncoderGradient : FunctionExercise<Func<Tensor, Tensor, Tensor, double, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor EncoderGradient(Tensor x, Tensor w1, Tensor w2, double rho, double lambda)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, double, double, Tensor> Right => (x, w1, w2, rho, lambda) => Back(x, w1, w2, rho, lambda / x.shape[0]);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, double, double, Tensor>)> Wrong =>
    [
        ("the penalty's gradient lacks 1 / N: the mean activity depends on each input by its N-th part", (x, w1, w2, rho, lambda) => Back(x, w1, w2, rho, lambda)),
        ("the penalty is missing", (x, w1, w2, rho, lambda) => Back(x, w1, w2, rho, 0)),
        ("the penalty has the wrong sign: the gradient is -rho / mean + (1 - rho) / (1 - mean)", (x, w1, w2, rho, lambda) => Back(x, w1, w2, rho, -lambda / x.shape[0])),
    ];

    /// <inheritdoc/>
    public override FiniteDifference Gradient => new(Argument: 1, Part: 0, Loss: a => Loss((Tensor)a[0], (Tensor)a[1], (Tensor)a[2], (double)a[3], (double)a[4]));

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two inputs of three numbers, two units", random.Uniform(0.1, 0.9, 2, 3), random.Normal(3, 2), random.Normal(2, 3), 0.1, 0.5);
        yield return Hidden("five inputs", random.Uniform(0.1, 0.9, 5, 4), random.Normal(4, 3), random.Normal(3, 4), 0.05, 1.5);
        yield return Hidden("without the penalty", random.Uniform(0.1, 0.9, 3, 4), random.Normal(4, 2), random.Normal(2, 4), 0.2, 0.0);
    }

    static Tensor Back(Tensor x, Tensor w1, Tensor w2, double rho, double weight)
    {
        Tensor h = x.mm(w1).sigmoid(), mean = h.mean([0L]), signal = (h.mm(w2).sigmoid() - x) / x.shape[0];
        return x.t().mm((signal.mm(w2.t()) + weight * (-rho / mean + (1 - rho) / (1 - mean))) * h * (1 - h));
    }

    static double Loss(Tensor x, Tensor w1, Tensor w2, double rho, double lambda)
    {
        Tensor h = x.mm(w1).sigmoid(), y = h.mm(w2).sigmoid(), mean = h.mean([0L]);
        Tensor entropy = -(x * y.log() + (1 - x) * (1 - y).log()).sum() / x.shape[0];
        Tensor penalty = (rho * (Math.Log(rho) - mean.log()) + (1 - rho) * (Math.Log(1 - rho) - (1 - mean).log())).sum();
        return (entropy + lambda * penalty).item<double>();
    }
}
