namespace DeepDay3.Data;

/// <summary>Pairs of words that all differ in the same way.</summary>
/// <param name="Name">What differs.</param>
/// <param name="Pairs">The words, and what goes with both words of a pair.</param>
/// <param name="FirstSide">What goes with the first word of each pair.</param>
/// <param name="SecondSide">What goes with the second word of each pair.</param>
/// <param name="Patterns">Sentences: %w the word, %s what its pair has, %t and %u two of its side, %p and %h he and his, or she and her.</param>
sealed record ToyFamily(string Name, (string A, string B, string[] Shared)[] Pairs, string[] FirstSide, string[] SecondSide, string[] Patterns);
