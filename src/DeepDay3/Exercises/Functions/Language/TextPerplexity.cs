using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Language;

/// <summary>The perplexity of a text from the chances that a model gave its words. Shapes: chances [T]; the result is a number.</summary>
public sealed class TextPerplexity : FunctionExercise<Func<Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor TextPerplexity(Tensor chances)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor> Right => chances => (-chances.log().mean()).exp();

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor>)> Wrong =>
    [
        ("that is the loss: perplexity is its exponential", chances => -chances.log().mean()),
        ("the sign is missing: the result has to be at least 1", chances => chances.log().mean().exp()),
        ("that is the mean of the inverse chances: the mean belongs over the logarithms", chances => (1 / chances).mean()),
        ("the sum was taken: divide by the number of words", chances => (-chances.log().sum()).exp()),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("four words", tensor(new[] { 0.5, 0.25, 0.125, 0.125 }));
        yield return Hidden("two words", random.Uniform(0.1, 0.9, 2));
        yield return Hidden("ten words", random.Uniform(0.01, 0.5, 10));
    }
}
