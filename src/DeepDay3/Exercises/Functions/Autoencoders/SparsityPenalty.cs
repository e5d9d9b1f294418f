using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions.Autoencoders;

/// <summary>The penalty of a sparse autoencoder: the divergence of each unit's mean activity from rho, summed over the units. Shape: h [N, H] in (0, 1).</summary>
public sealed class SparsityPenalty : FunctionExercise<Func<Tensor, double, Tensor>>
{
    /// <inheritdoc/>
    public override string Signature => "Tensor Penalty(Tensor h, double rho)";

    /// <inheritdoc/>
    protected override Func<Tensor, double, Tensor> Right => (h, rho) => Divergence(h.mean([0L]), rho).sum();

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<Tensor, double, Tensor>)> Wrong =>
    [
        ("the divergence is taken of every activity: the mean over the batch comes first, so that a unit may be active for some inputs", (h, rho) => Divergence(h, rho).sum(1L).mean()),
        ("the mean over the units was taken in place of the mean over the batch", (h, rho) => Divergence(h.mean([1L]), rho).sum()),
        ("the second half is missing: the divergence of two coins has a term for each side", (h, rho) => (rho * (Math.Log(rho) - h.mean([0L]).log())).sum()),
        ("rho and the mean activity are exchanged", (h, rho) =>
        {
            Tensor mean = h.mean([0L]);
            return (mean * (mean.log() - Math.Log(rho)) + (1 - mean) * ((1 - mean).log() - Math.Log(1 - rho))).sum();
        }),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two inputs, three units", random.Uniform(0.05, 0.95, 2, 3), 0.1);
        yield return Hidden("a mean activity as wished", full([4, 2], 0.2, float64), 0.2);
        yield return Hidden("six inputs, four units", random.Uniform(0.05, 0.95, 6, 4), 0.05);
    }

    static Tensor Divergence(Tensor mean, double rho) => rho * (Math.Log(rho) - mean.log()) + (1 - rho) * (Math.Log(1 - rho) - (1 - mean).log());
}
