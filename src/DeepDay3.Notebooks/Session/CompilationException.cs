using Microsoft.CodeAnalysis;

namespace DeepDay3.Notebooks.Session;

/// <summary>A cell that the compiler refuses.</summary>
sealed class CompilationException(IReadOnlyList<Diagnostic> errors) : Exception("The cell does not compile.")
{
    public IReadOnlyList<Diagnostic> Errors { get; } = errors;
}
