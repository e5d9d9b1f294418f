using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Dialogue;

/// <summary>
/// Word dropout of a decoder's input: a word becomes unknown where its draw lies below the share; the start sign and padding stay. words int64 [N, T], drawn
/// [N, T] from [0, 1).
/// </summary>
public sealed class HideWords : FunctionExercise<Func<Tensor, Tensor, double, long, long, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor HideWords(Tensor words, Tensor drawn, double share, long unknown, long pad)";

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, double, long, long, Tensor> Right =>
        (words, drawn, share, unknown, pad) => words.masked_fill(Places(drawn, share).logical_and(words.ne(pad)).logical_and(Behind(words)), unknown);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, double, long, long, Tensor>)> Wrong =>
    [
        ("the start sign in the first column may not be hidden", (words, drawn, share, unknown, pad) => words.masked_fill(Places(drawn, share).logical_and(words.ne(pad)), unknown)),
        ("padding becomes words: it has to stay padding", (words, drawn, share, unknown, pad) => words.masked_fill(Places(drawn, share).logical_and(Behind(words)), unknown)),
        ("words are hidden where the draw is at least the share: that hides 1 - share of them", (words, drawn, share, unknown, pad) =>
            words.masked_fill(drawn.ge(share).logical_and(words.ne(pad)).logical_and(Behind(words)), unknown)),
        ("hidden words become padding: the decoder should see that a word stands there", (words, drawn, share, unknown, pad) => words.masked_fill(Places(drawn, share).logical_and(Behind(words)), pad)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two answers, the second one filled up", tensor(new long[,] { { 2, 5, 6, 7 }, { 2, 8, 0, 0 } }), random.Uniform(0, 1, 2, 4), 0.5, 1L, 0L);
        yield return Hidden("everything is hidden", tensor(new long[,] { { 2, 5, 6 }, { 2, 8, 0 } }), random.Uniform(0, 1, 2, 3), 1.0, 1L, 0L);
        yield return Hidden("nothing is hidden", tensor(new long[,] { { 2, 5, 6 }, { 2, 8, 0 } }), random.Uniform(0, 1, 2, 3), 0.0, 1L, 0L);
        yield return Hidden("other signs", tensor(new long[,] { { 4, 5, 6, 8, 3 }, { 4, 7, 6, 9, 9 }, { 4, 9, 9, 9, 9 } }), random.Uniform(0, 1, 3, 5), 0.4, 0L, 9L);
    }

    static Tensor Places(Tensor drawn, double share) => drawn.lt(share);

    // All places but the first one of each row.
    static Tensor Behind(Tensor words) => arange(words.shape[1]).gt(0).unsqueeze(0).expand(words.shape);
}
