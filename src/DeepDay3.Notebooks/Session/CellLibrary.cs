using Microsoft.CodeAnalysis;

namespace DeepDay3.Notebooks.Session;

/// <summary>A compiled library of a cell.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="Version">Grows each time a cell declares its types again.</param>
/// <param name="Image">The assembly.</param>
/// <param name="Symbols">Its symbols.</param>
/// <param name="Reference">What later cells reference.</param>
/// <param name="Trees">The source as the cells have it.</param>
/// <param name="Types">The full names of its types.</param>
/// <param name="Superseded">The libraries whose place it takes.</param>
sealed record CellLibrary(
    string Name,
    int Version,
    byte[] Image,
    byte[] Symbols,
    MetadataReference Reference,
    IReadOnlyList<SyntaxTree> Trees,
    IReadOnlySet<string> Types,
    IReadOnlyList<CellLibrary> Superseded)
{
    /// <summary>New versions without types of superseded libraries beyond the first, whose name this one takes.</summary>
    public IReadOnlyList<CellLibrary> Emptied { get; init; } = [];
}
