namespace DeepDay3.Data;

/// <summary>A sequence of tokens and what has to be said of it.</summary>
/// <param name="Tokens">The input.</param>
/// <param name="Targets">What is asked: see the task.</param>
public sealed record SequenceTask(int[] Tokens, int[] Targets);
