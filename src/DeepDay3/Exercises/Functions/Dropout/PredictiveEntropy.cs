using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Dropout;

/// <summary>How unsure a crowd of answers is: the entropy of their mean. Shapes: answers [T, N, K], probabilities; the result is [N].</summary>
public sealed class PredictiveEntropy : FunctionExercise<Func<Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor PredictiveEntropy(Tensor answers)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor> Right => answers => Entropy(answers.mean([0]));

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor>)> Wrong =>
    [
        ("this is the mean of the entropies: a crowd of sure answers that contradict each other would look sure", answers => Entropy(answers).mean([0])),
        ("the sign is missing: logarithms of probabilities are negative", answers => -Entropy(answers.mean([0]))),
        ("the logarithm is to the base 2: the natural one was asked for", answers => Entropy(answers.mean([0])) / Math.Log(2)),
        ("the mean goes over the examples: it belongs over the answers, axis 0", answers => Entropy(answers.mean([1]))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two answers, one example, two classes", tensor(new[] { 0.9, 0.1, 0.3, 0.7 }).view(2, 1, 2));
        yield return Hidden("five answers, three examples, four classes", (random.Normal(5, 3, 4) * 2).softmax(2));
        yield return Hidden("answers that agree", random.Normal(1, 2, 3).softmax(2).expand(4, 2, 3).clone());
    }

    static Tensor Entropy(Tensor p) => -(p * p.log()).sum(-1);
}
