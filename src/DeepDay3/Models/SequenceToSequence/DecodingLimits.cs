namespace DeepDay3.Models;

/// <summary>Where writing begins and where it stops.</summary>
/// <param name="Start">Index of the sign that the decoder is given first.</param>
/// <param name="End">Index of the sign that ends a sequence.</param>
/// <param name="MaxLength">Words, the end sign among them, after which writing stops in any case.</param>
public sealed record DecodingLimits(int Start, int End, int MaxLength)
{
    internal void Check()
    {
        if (Start < 0 || End < 0 || MaxLength < 1)
            throw new ArgumentException($"Decoding from sign {Start} to sign {End} with at most {MaxLength} words was asked for: indices from 0, and at least 1 word, were expected.");
    }
}
