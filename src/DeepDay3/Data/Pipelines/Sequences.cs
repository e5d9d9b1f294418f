using static TorchSharp.torch;

namespace DeepDay3.Data;

/// <summary>Brings sequences to one length.</summary>
public static class Sequences
{
    /// <summary>A copy of a sequence with this length: cut off or padded.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="length">The length of the copy.</param>
    /// <param name="pad">What is added.</param>
    /// <param name="atStart">Whether it is added, and what is too long cut off, at the start; else at the end.</param>
    /// <exception cref="ArgumentException">The length is negative.</exception>
    public static T[] PadOrCut<T>(ReadOnlySpan<T> sequence, int length, T pad, bool atStart = false)
    {
        if (length < 0)
            throw new ArgumentException($"A sequence of length {length} was asked for: at least 0 was expected.");
        var result = new T[length];
        int kept = Math.Min(length, sequence.Length);
        Array.Fill(result, pad);
        if (atStart)
            sequence[^kept..].CopyTo(result.AsSpan(length - kept));
        else
            sequence[..kept].CopyTo(result);
        return result;
    }

    /// <summary>A batch of index sequences.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="pad">What the shorter ones are filled up with, such as a vocabulary's PadIndex.</param>
    /// <param name="length">The common length; null for that of the longest.</param>
    /// <param name="atStart">Whether they are filled up, and cut off, at the start.</param>
    /// <returns>The batch, int64 of shape [batch, length], and how much of each sequence is in it, int64 of shape [batch].</returns>
    /// <exception cref="ArgumentException">There is no sequence.</exception>
    public static (Tensor Batch, Tensor Lengths) Pad(IReadOnlyList<IReadOnlyList<int>> sequences, int pad = 0, int? length = null, bool atStart = false)
    {
        if (sequences.Count == 0)
            throw new ArgumentException("A batch of no sequences was asked for: at least 1 was expected.");
        int common = length ?? sequences.Max(sequence => sequence.Count);
        long[] values = [.. sequences.SelectMany(sequence => PadOrCut<int>(sequence.ToArray(), common, pad, atStart)).Select(index => (long)index)];
        return (tensor(values, [sequences.Count, common]), tensor(sequences.Select(sequence => (long)Math.Min(sequence.Count, common)).ToArray()));
    }
}
