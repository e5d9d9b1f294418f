using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// Replaces vectors by the nearest of a book of codes (ベクトル量子化; van den Oord et al., 2017, arXiv:1711.00937). The codes follow the vectors by a loss,
/// or by exponential moving averages (the paper's appendix A.1), which move them while the module trains.
/// </summary>
public sealed class VectorQuantizer : nn.Module<Tensor, Quantized>
{
    readonly Parameter codebook;
    readonly Tensor counts;
    readonly Tensor sums;
    readonly Tensor used;
    readonly double commitment;
    readonly double? decay;

    /// <summary>Makes a book of codes drawn from N(0, 1).</summary>
    /// <param name="codes">K, the number of codes.</param>
    /// <param name="size">D, the numbers in a code.</param>
    /// <param name="commitment">beta: how strongly vectors are drawn to their codes.</param>
    /// <param name="decay">gamma of the moving averages, in [0, 1); null for codes that follow a loss and an optimizer.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside of its range.</exception>
    public VectorQuantizer(long codes, long size, double commitment = 0.25, double? decay = null) : base(nameof(VectorQuantizer))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(codes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(commitment);
        if (decay is < 0 or >= 1)
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "A decay from 0 to less than 1 was expected.");
        (this.commitment, this.decay) = (commitment, decay);
        Tensor start = randn(codes, size);
        codebook = nn.Parameter(start, requires_grad: decay is null);
        (counts, sums, used) = (ones(codes), start.clone(), zeros(codes));
        RegisterComponents();
    }

    /// <summary>The codes, [K, D].</summary>
    public Tensor Codebook => codebook;

    /// <summary>The nearest code of each vector.</summary>
    /// <param name="input">Vectors, [..., D].</param>
    /// <exception cref="ArgumentException">The vectors have another length than the codes.</exception>
    public override Quantized forward(Tensor input)
    {
        long size = codebook.shape[1];
        if (input.shape[^1] != size)
            throw new ArgumentException($"VectorQuantizer got vectors of {input.shape[^1]} numbers: {size} were expected.");
        Tensor flat = input.reshape(-1, size), indices = Nearest(flat.detach());
        Tensor chosen = codebook.index_select(0, indices).view(input.shape);
        Tensor loss = commitment * nn.functional.mse_loss(input, chosen.detach());
        if (decay is null) loss = loss + nn.functional.mse_loss(chosen, input.detach());
        if (training) Observe(flat.detach(), indices);
        return new Quantized(input + (chosen - input).detach(), indices.view(input.shape[..^1]), loss);
    }

    /// <summary>The codes with these indices, shaped as they are with D at the end.</summary>
    public Tensor Look(Tensor indices) => codebook.index_select(0, indices.flatten()).view([.. indices.shape, codebook.shape[1]]);

    // |v - e|^2 = |v|^2 - 2 v e + |e|^2, and |v|^2 is the same for all codes.
    Tensor Nearest(Tensor vectors)
    {
        Tensor book = codebook.detach();
        return (book.square().sum(1L) - 2 * vectors.mm(book.t())).argmin(1);
    }

    void Observe(Tensor vectors, Tensor indices)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        Tensor picks = nn.functional.one_hot(indices, codebook.shape[0]).to(vectors.dtype), found = picks.sum(0L);
        used.add_(found);
        if (decay is not { } gamma) return;
        counts.mul_(gamma).add_((1 - gamma) * found);
        sums.mul_(gamma).add_((1 - gamma) * picks.t().mm(vectors));
        // A code that nothing chooses keeps its place: its sum and its count shrink alike, until there is nothing left to divide.
        codebook.copy_(where(counts.gt(1e-5).unsqueeze(1), sums / counts.clamp_min(1e-5).unsqueeze(1), codebook));
    }

    /// <summary>Puts each code that no vector has chosen since the last call (while training) onto a vector drawn at random, and starts counting anew.</summary>
    /// <param name="vectors">Vectors to draw from, [..., D].</param>
    /// <returns>How many codes were dead.</returns>
    public int Revive(Tensor vectors)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        Tensor flat = vectors.detach().reshape(-1, codebook.shape[1]), dead = used.eq(0).nonzero().flatten();
        used.zero_();
        if (dead.shape[0] == 0) return 0;
        Tensor drawn = flat.index_select(0, randint(0, flat.shape[0], [dead.shape[0]], int64));
        codebook.index_copy_(0, dead, drawn);
        sums.index_copy_(0, dead, drawn);
        counts.index_copy_(0, dead, ones(dead.shape[0]));
        return (int)dead.shape[0];
    }

    /// <summary>
    /// exp of the entropy of how often codes occur: the number of codes that would be in use if all were used alike, from 1 to <paramref name="codes"/>.
    /// </summary>
    /// <param name="indices">Indices of codes, int64 of any shape.</param>
    /// <param name="codes">K.</param>
    public static double Perplexity(Tensor indices, long codes)
    {
        using var scope = NewDisposeScope();
        Tensor share = bincount(indices.flatten(), minlength: codes).to(float64) / indices.numel();
        return Math.Exp(-(share * share.clamp_min(1e-300).log()).sum().item<double>());
    }
}
