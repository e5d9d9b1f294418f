using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Gnmt;

/// <summary>beta times the sum over the source words of log min(their attention over all written words, 1). Shape: attention [T, S].</summary>
public sealed class CoveragePenalty : FunctionExercise<Func<Tensor, double, double>>
{
    /// <inheritdoc/>
    public override string Signature => "double CoveragePenalty(Tensor attention, double beta)";

    /// <inheritdoc/>
    protected override Func<Tensor, double, double> Right => (attention, beta) => beta * attention.sum(dim: 0).clamp_max(1).log().sum().item<double>();

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, double, double>)> Wrong =>
    [
        ("the attention is summed over the source words: sum over the words that were written, dimension 0", (attention, beta) => beta * attention.sum(dim: 1).clamp_max(1).log().sum().item<double>()),
        ("the minimum with 1 is missing: looking twice at one word must not pay for another that was left out", (attention, beta) => beta * attention.sum(dim: 0).log().sum().item<double>()),
        ("the minimum is taken of the sum, not of each weight", (attention, beta) => beta * attention.clamp_max(1).log().sum().item<double>()),
        ("the logarithm is missing", (attention, beta) => beta * attention.sum(dim: 0).clamp_max(1).sum().item<double>()),
        ("a mean hides how many words were left out: sum over the source words", (attention, beta) => beta * attention.sum(dim: 0).clamp_max(1).log().mean().item<double>()),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two words written from three; the last was hardly looked at", tensor(new[,] { { 0.8, 0.1, 0.1 }, { 0.5, 0.4, 0.1 } }), 0.2);
        yield return Hidden("everything was seen once", tensor(new[,] { { 0.5, 0.5 }, { 0.5, 0.5 } }), 0.4);
        yield return Hidden("five words from four", random.Normal(5, 4).softmax(1), 1.0);
        yield return Hidden("two words from six", (random.Normal(2, 6) * 2).softmax(1), 0.3);
    }
}
