using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Language;

/// <summary>
/// Top-p sampling's chances: the fewest best words that together have at least the share p keep their chances, made to add up to 1; the others get 0. Shapes: chances
/// [V], no two equal; the result is [V].
/// </summary>
public sealed class Nucleus : FunctionExercise<Func<Tensor, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor Nucleus(Tensor chances, double p)";

    /// <inheritdoc/>
    protected override Func<Tensor, double, Tensor> Right => (chances, p) => Kept(chances, better => better.lt(p));

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, double, Tensor>)> Wrong =>
    [
        ("the word that crosses the share belongs to the chosen ones: without it they have less than p", (chances, p) => Kept(chances, better => (better + chances).le(p))),
        ("the chances that are left have to add up to 1 again", (chances, p) => chances * Better(chances).lt(p).to(float64)),
        ("only the best word was kept: the share is that of all chosen words together", (chances, p) => Kept(chances, better => better.le(0))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("four words", tensor(new[] { 0.15, 0.4, 0.1, 0.35 }), 0.6);
        yield return Hidden("another share", tensor(new[] { 0.1, 0.45, 0.3, 0.15 }), 0.7);
        yield return Hidden("ten words", random.Normal(10).softmax(0), 0.8);
    }

    static Tensor Kept(Tensor chances, Func<Tensor, Tensor> keep)
    {
        Tensor left = chances * keep(Better(chances)).to(float64);
        return left / left.sum();
    }

    // What all better words have together.
    static Tensor Better(Tensor chances) => (chances.unsqueeze(0) * chances.unsqueeze(0).gt(chances.unsqueeze(1)).to(float64)).sum(1);
}
