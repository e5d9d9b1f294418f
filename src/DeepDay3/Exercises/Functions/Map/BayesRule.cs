using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Map;

/// <summary>
/// The probabilities of classes by Bayes' rule, where each class has independent normal features (naive Bayes). Shapes: x [N, D], means and deviations
/// [K, D], priors [K]; the result is [N, K].
/// </summary>
public sealed class BayesRule : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor BayesRule(Tensor x, Tensor means, Tensor deviations, Tensor priors)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, Tensor> Right => (x, m, s, p) => (LogDensities(x, m, s) + p.log()).softmax(1);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the priors p(k) are missing", (x, m, s, p) => LogDensities(x, m, s).softmax(1)),
        ("that is p(x, k): divide by p(x), so that each row sums to 1", (x, m, s, p) => (LogDensities(x, m, s) + p.log()).exp()),
        ("1 / deviation is missing in the density: it does not cancel when the classes have different deviations", (x, m, s, p) => (-0.5 * Distances(x, m, s).sum(2L) + p.log()).softmax(1)),
        ("divided by the deviation in place of its square", (x, m, s, p) => (-0.5 * ((x.unsqueeze(1) - m).square() / s).sum(2L) - s.log().sum(1L) + p.log()).softmax(1)),
        ("the normalisation runs over the samples: the classes of one sample have to sum to 1", (x, m, s, p) => (LogDensities(x, m, s) + p.log()).softmax(0)),
        ("far from all means every density is 0, and 0/0 is no number: stay with logarithms and take their softmax", (x, m, s, p) => { Tensor joint = (LogDensities(x, m, s) + p.log()).exp(); return joint / joint.sum(1L, keepdim: true); }),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("one feature, two classes", tensor(new[,] { { 0.5 }, { 2.0 } }), tensor(new[,] { { 0.0 }, { 2.0 } }), tensor(new[,] { { 1.0 }, { 0.5 } }), tensor(new[] { 0.7, 0.3 }));
        yield return Hidden("three features, three classes", random.Normal(4, 3), random.Normal(3, 3), random.Normal(3, 3).abs() + 0.5, tensor(new[] { 0.2, 0.5, 0.3 }));
        yield return Hidden("a sample far from all means", full([1, 2], 90.0, float64), random.Normal(2, 2), tensor(new[,] { { 1.0, 0.8 }, { 1.1, 0.9 } }), tensor(new[] { 0.6, 0.4 }));
    }

    // ((x - mean) / deviation)² of each sample, class and feature: [N, K, D].
    static Tensor Distances(Tensor x, Tensor means, Tensor deviations) => ((x.unsqueeze(1) - means) / deviations).square();

    // log p(x | k) without the constant that all classes share: [N, K].
    static Tensor LogDensities(Tensor x, Tensor means, Tensor deviations) => -0.5 * Distances(x, means, deviations).sum(2L) - deviations.log().sum(1L);
}
