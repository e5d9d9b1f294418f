using System.Reflection;

namespace DeepDay3.Notebooks.Book;

/// <summary>What a book is made from, and where it goes.</summary>
public sealed record BookOptions
{
    /// <summary>The folder that sources and links are relative to.</summary>
    public required string Root { get; init; }

    /// <summary>What the book consists of.</summary>
    public required BookOutline Outline { get; init; }

    /// <summary>The folder of the site. It is replaced as a whole.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>A folder with executed notebooks, laid out as <c>notebooks/</c> is, that are taken in place of the committed ones; null for these.</summary>
    public string? ExecutedFolder { get; init; }

    /// <summary>Assemblies whose public types get a page by namespace, with the XML documentation beside them.</summary>
    public IReadOnlyList<Assembly> ApiAssemblies { get; init; } = [];

    /// <summary>The folder of KaTeX (katex.min.js, katex.min.css, fonts/); null leaves formulas as their TeX source.</summary>
    public string? KatexFolder { get; init; }

    /// <summary>The file plotly.min.js; null leaves figures as SVG.</summary>
    public string? PlotlyFile { get; init; }
}
