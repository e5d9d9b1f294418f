namespace DeepDay3.Data;

/// <summary>A is to B as C is to D.</summary>
/// <param name="Section">Which kind of question, such as capital-common-countries.</param>
/// <param name="A">The first word of the example.</param>
/// <param name="B">The second word of the example.</param>
/// <param name="C">The first word of the question.</param>
/// <param name="D">The answer.</param>
public sealed record Analogy(string Section, string A, string B, string C, string D);
