using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Bidirectional;

/// <summary>Turns padded sequences round, each within its own length; the padding stays behind. Shapes: x [N, T, I], one length a sequence.</summary>
public sealed class ReverseSequences : FunctionExercise<Func<Tensor, long[], Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor ReverseSequences(Tensor x, long[] lengths)";

    /// <inheritdoc/>
    protected override Func<Tensor, long[], Tensor> Right => (x, lengths) => Each(x, lengths, (sequence, length) =>
        cat([sequence.narrow(0, 0, length).flip(0), sequence.narrow(0, length, sequence.shape[0] - length)], 0));

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, long[], Tensor>)> Wrong =>
    [
        ("the padding was turned round too: the backward half would read it first", (x, lengths) => x.flip(1)),
        ("the sequences of the batch were exchanged, not the steps: time is dimension 1", (x, lengths) => x.flip(0)),
        ("the features were turned round, not the steps", (x, lengths) => Each(x, lengths, (sequence, length) =>
            cat([sequence.narrow(0, 0, length).flip(1), sequence.narrow(0, length, sequence.shape[0] - length)], 0))),
        ("nothing was turned round", (x, lengths) => x),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("lengths 3 and 2", Padded(random, 2, [3, 2], 3), new long[] { 3, 2 });
        yield return Hidden("a sequence of one step", Padded(random, 2, [1, 4, 2], 4), new long[] { 1, 4, 2 });
        yield return Hidden("every sequence is padded", Padded(random, 3, [2, 3], 5), new long[] { 2, 3 });
    }

    static Tensor Each(Tensor x, long[] lengths, Func<Tensor, long, Tensor> turn) =>
        stack([.. lengths.Select((length, n) => turn(x[n], length))]);

    static Tensor Padded(CaseRandom random, long features, long[] lengths, long steps) =>
        stack([.. lengths.Select(length => cat([random.Normal(length, features), zeros(steps - length, features, float64)], 0))]);
}
