namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Text that is LaTeX and is shown typeset where the page can do so.</summary>
/// <param name="latexCode">The LaTeX, with its own marks of mathematics.</param>
public sealed class LaTeXString(string latexCode)
{
    /// <summary>Text as LaTeX.</summary>
    public static implicit operator LaTeXString(string source) => new(source);

    /// <summary>The LaTeX.</summary>
    public override string ToString() => latexCode;
}
