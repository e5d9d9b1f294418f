namespace DeepDay3.Exercises.Progress;

/// <summary>Progress could not be saved; the message is one sentence.</summary>
/// <param name="message">The sentence.</param>
public sealed class ProgressException(string message) : Exception(message);
