using System.Text;
using System.Text.Json.Nodes;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Jupyter.Language;

/// <summary>What is known about a name.</summary>
/// <param name="Declarations">How it is declared; one line for each overload, the one meant first.</param>
/// <param name="Documentation">What its documentation says; may be empty.</param>
/// <param name="Source">The text of its declaration, where it stands in a cell and was asked for.</param>
sealed record Inspection(IReadOnlyList<string> Declarations, string Documentation, string? Source)
{
    const int MaximumDeclarations = 12;

    /// <summary>The text, in the mime types that clients show.</summary>
    public JsonObject ToJson()
    {
        var declarations = string.Join('\n', Declarations.Take(MaximumDeclarations));
        if (Declarations.Count > MaximumDeclarations) declarations += $"\n// and {Declarations.Count - MaximumDeclarations} more overloads";
        var plain = new StringBuilder(declarations);
        var markdown = new StringBuilder($"```csharp\n{declarations}\n```");
        foreach (var builder in new[] { plain, markdown })
        {
            if (Documentation.Length > 0) builder.Append("\n\n").Append(Documentation);
        }

        if (Source is not null)
        {
            plain.Append("\n\nSource:\n").Append(Source);
            markdown.Append($"\n\n```csharp\n{Source}\n```");
        }

        return new JsonObject { [MimeTypes.Plain] = plain.ToString(), [MimeTypes.Markdown] = markdown.ToString() };
    }
}
