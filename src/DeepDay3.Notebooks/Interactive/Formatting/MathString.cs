namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>A formula that is shown typeset where the page can do so.</summary>
/// <param name="latexCode">The formula in LaTeX, without dollar signs.</param>
public sealed class MathString(string latexCode)
{
    /// <summary>Text as a formula.</summary>
    public static implicit operator MathString(string source) => new(source);

    /// <summary>The formula between dollar signs.</summary>
    public override string ToString() => $"$${latexCode}$$";
}
