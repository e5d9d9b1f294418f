using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.SequenceToSequence;

/// <summary>What the decoder is given under teacher forcing: the start sign, then the right words but the last. target int64 [N, T]; the result has the same shape.</summary>
public sealed class DecoderInput : FunctionExercise<Func<Tensor, long, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor DecoderInput(Tensor target, long start)";

    /// <inheritdoc/>
    protected override Func<Tensor, long, Tensor> Right => (target, start) => cat([Column(target, start), target.narrow(1, 0, target.shape[1] - 1)], 1);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, long, Tensor>)> Wrong =>
    [
        ("the target is not shifted: in each step the decoder would see the word that it has to write", (target, start) => target.clone()),
        ("the last word is still there: the result has to be as long as the target", (target, start) => cat([Column(target, start), target], 1)),
        ("the shift goes the wrong way: in each step the decoder would see the word *after* the one that it has to write", (target, start) => cat([target.narrow(1, 1, target.shape[1] - 1), Column(target, start)], 1)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two sentences of four words", random.Integers(9, 2, 4) + 2, 1L);
        yield return Hidden("one word", random.Integers(9, 3, 1) + 2, 1L);
        yield return Hidden("another sign", random.Integers(9, 2, 6) + 2, 7L);
    }

    static Tensor Column(Tensor target, long start) => full([target.shape[0], 1], start, int64);
}
