using Microsoft.CodeAnalysis.CSharp;

namespace DeepDay3.Notebooks.Session;

/// <summary>Compiled cells that may run again as they are, while everything that their text means stays what it was.</summary>
/// <remarks>
/// Running a cell again is what people do most in a notebook. One that declares nothing can run again without being compiled
/// again, until another cell declares something or references are added.
/// </remarks>
sealed class CompiledCells
{
    // A compiled cell keeps its compilation.
    const int Capacity = 64;

    readonly Dictionary<string, Submission> cells = [];
    (CSharpCompilation? Previous, int References) surroundings;

    /// <summary>The compiled cell of a text, if the text still means the same.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="previous">The compilation that it would stand on.</param>
    /// <param name="references">The version of the references.</param>
    public Submission? Find(string code, CSharpCompilation? previous, int references)
    {
        if (surroundings != (previous, references))
        {
            cells.Clear();
            surroundings = (previous, references);
        }

        return cells.GetValueOrDefault(code);
    }

    /// <summary>Keeps a compiled cell for as long as the surroundings of the last <see cref="Find"/> are those of its text.</summary>
    public void Add(string code, Submission submission)
    {
        if (cells.Count == Capacity) cells.Clear();
        cells[code] = submission;
    }
}
