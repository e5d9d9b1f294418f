using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Word2Vec;

/// <summary>What CBOW predicts from: the mean of the vectors of the window's words. Shapes: vectors [V, D], window int64 [C]; the result is [D].</summary>
public sealed class WindowMean : FunctionExercise<Func<Tensor, Tensor, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor WindowMean(Tensor vectors, Tensor window)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor> Right => (vectors, window) => vectors.index_select(0, window).mean([0]);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor>)> Wrong =>
    [
        ("the sum was taken: divide by the number of words in the window", (vectors, window) => vectors.index_select(0, window).sum(0)),
        ("the mean goes over the numbers of each vector: the words are dimension 0", (vectors, window) => vectors.index_select(0, window).mean([1])),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two of four words", random.Normal(4, 3), tensor(new long[] { 1, 3 }));
        yield return Hidden("a word that comes twice counts twice", random.Normal(5, 2), tensor(new long[] { 2, 0, 2 }));
        yield return Hidden("six words", random.Normal(9, 4), random.Integers(9, 6));
    }
}
