using System.Reflection;

namespace DeepDay3.Notebooks.Session;

/// <summary>A compiled cell.</summary>
/// <param name="Start">Runs it up to its first wait.</param>
/// <param name="HasValue">Whether it ends in an expression whose value is to be shown; asks the compiler once more.</param>
/// <param name="Assembly">Its code; null when it has none.</param>
/// <param name="DeclaresNothing">True when it leaves no names behind: it may run again as it is.</param>
sealed record Submission(Func<Task<object?>> Start, Func<bool> HasValue, Assembly? Assembly, bool DeclaresNothing);
