namespace DeepDay3.Exercises.Content;

/// <summary>A file of exercises is damaged; the message is one sentence with file, exercise and what was expected.</summary>
/// <param name="message">The sentence.</param>
public sealed class ExerciseFormatException(string message) : Exception(message);
