using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// Hides words from a decoder in training, so that it has to ask the latent variable in place of the words before (Bowman et al., 2016, arXiv:1511.06349).
/// </summary>
public static class WordDropout
{
    /// <summary>Replaces a share of the words.</summary>
    /// <param name="words">What the decoder would be given, int64, [N, T]: the start sign, then words, then padding. Start and padding are kept.</param>
    /// <param name="share">The probability that a word is replaced, 0 to 1.</param>
    /// <param name="replacement">What stands in its place, usually the index of the unknown word.</param>
    /// <param name="padIndex">The index that fills up.</param>
    /// <param name="generator">Where chance comes from; null for the global one.</param>
    /// <exception cref="ArgumentException">The share is no probability.</exception>
    public static Tensor Apply(Tensor words, double share, long replacement, long padIndex = 0, Generator? generator = null)
    {
        if (!(share is >= 0 and <= 1))
            throw new ArgumentException($"Word dropout with a share of {share} was asked for: a number from 0 to 1 was expected.");
        using var scope = NewDisposeScope();
        Tensor hide = rand(words.shape, generator: generator).lt(share).logical_and(words.ne(padIndex));
        hide.select(1, 0).fill_(false);
        return words.masked_fill(hide, replacement).MoveToOuterDisposeScope();
    }
}
