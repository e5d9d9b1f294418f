namespace DeepDay3.Models;

/// <summary>What a decoder wrote.</summary>
/// <param name="Words">Indices, without the signs of start and end.</param>
/// <param name="LogProbability">Natural logarithm of the sequence's probability, with the end sign where <paramref name="Ended"/>.</param>
/// <param name="Ended">Whether the decoder wrote the end sign itself.</param>
/// <param name="Attention">Where it looked for each word and, where it ended, for the end sign; empty without attention.</param>
public sealed record DecodedSequence(int[] Words, double LogProbability, bool Ended, IReadOnlyList<float[]> Attention);
