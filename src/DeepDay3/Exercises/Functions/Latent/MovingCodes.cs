using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Latent;

/// <summary>
/// One step of a codebook's moving averages. Shapes: z [N, D], picks [N, K] (one-hot: which code each vector has), counts [K], sums [K, D]; the results
/// are the new counts, the new sums and the codes, sums / counts.
/// </summary>
public sealed class MovingCodes : FunctionExercise<Func<Tensor, Tensor, Tensor, Tensor, double, (Tensor, Tensor, Tensor)>>
{
    /// <inheritdoc/>
    public override string Signature => "(Tensor counts, Tensor sums, Tensor codes) MovingCodes(Tensor z, Tensor picks, Tensor counts, Tensor sums, double decay)";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Results => ["counts", "sums", "codes"];

    /// <inheritdoc/>
    protected override Func<Tensor, Tensor, Tensor, Tensor, double, (Tensor, Tensor, Tensor)> Right => (z, picks, counts, sums, decay) =>
        Divided(decay * counts + (1 - decay) * picks.sum(0L), decay * sums + (1 - decay) * picks.t().mm(z));

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, Tensor, Tensor, Tensor, double, (Tensor, Tensor, Tensor)>)> Wrong =>
    [
        ("decay and 1 - decay are exchanged: decay is the share of the past", (z, picks, counts, sums, decay) =>
            Divided((1 - decay) * counts + decay * picks.sum(0L), (1 - decay) * sums + decay * picks.t().mm(z))),
        ("the past is not forgotten: it has to be multiplied by decay", (z, picks, counts, sums, decay) => Divided(counts + picks.sum(0L), sums + picks.t().mm(z))),
        ("the codes are not divided by the counts: a sum is not yet a mean", (z, picks, counts, sums, decay) =>
        {
            Tensor total = decay * sums + (1 - decay) * picks.t().mm(z);
            return (decay * counts + (1 - decay) * picks.sum(0L), total, total);
        }),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("three vectors, two codes", random.Normal(3, 2), Picks([0, 1, 0], 2), random.Uniform(1, 3, 2), random.Normal(2, 2), 0.75);
        yield return Hidden("a code that nothing chose", random.Normal(4, 3), Picks([0, 0, 2, 2], 3), random.Uniform(1, 3, 3), random.Normal(3, 3), 0.9);
        yield return Hidden("another decay", random.Normal(5, 2), Picks([1, 3, 0, 2, 1], 4), random.Uniform(1, 3, 4), random.Normal(4, 2), 0.4);
    }

    static Tensor Picks(long[] codes, long count) => nn.functional.one_hot(tensor(codes), count).to(float64);

    static (Tensor, Tensor, Tensor) Divided(Tensor counts, Tensor sums) => (counts, sums, sums / counts.unsqueeze(1));
}
