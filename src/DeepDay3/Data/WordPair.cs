namespace DeepDay3.Data;

/// <summary>Two words and how much people think they have to do with each other.</summary>
/// <param name="First">A word.</param>
/// <param name="Second">Another, or the same.</param>
/// <param name="Score">The mean of people's scores, 0 to 10.</param>
public sealed record WordPair(string First, string Second, double Score);
