using System.Text.RegularExpressions;

namespace DeepDay3.Jupyter.Language;

/// <summary>The C# of a cell, for questions about it.</summary>
static partial class CellCode
{
    /// <summary>The code with blanks in place of directive lines, so that all positions stay.</summary>
    public static string WithoutDirectives(string code) =>
        code.Contains('#') ? Directive().Replace(code, match => new string(' ', match.Length)) : code;

    [GeneratedRegex(@"^[ \t]*(#!|#r[ \t""]|#i[ \t""]|#load[ \t""])[^\r\n]*", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
