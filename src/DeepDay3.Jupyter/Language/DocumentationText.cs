using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DeepDay3.Jupyter.Language;

/// <summary>Documentation XML as text that reads well plain and as Markdown.</summary>
static partial class DocumentationText
{
    /// <summary>Summary, parameters, result, exceptions and remarks of an entry.</summary>
    public static string Render(XElement member)
    {
        var parts = new List<string>();
        Add(parts, "", member.Elements("summary"));
        AddNamed(parts, "Type parameters", member.Elements("typeparam"), "name");
        AddNamed(parts, "Parameters", member.Elements("param"), "name");
        Add(parts, "Returns: ", member.Elements("returns"));
        Add(parts, "Value: ", member.Elements("value"));
        AddNamed(parts, "Exceptions", member.Elements("exception"), "cref");
        Add(parts, "Remarks: ", member.Elements("remarks"));
        return string.Join("\n\n", parts);
    }

    static void Add(List<string> parts, string title, IEnumerable<XElement> elements)
    {
        var text = string.Join("\n\n", elements.Select(Text).Where(text => text.Length > 0));
        if (text.Length > 0) parts.Add(title + text);
    }

    static void AddNamed(List<string> parts, string title, IEnumerable<XElement> elements, string attribute)
    {
        var lines = elements.Select(element => $"- `{ShortName(element.Attribute(attribute)?.Value ?? "?")}`: {Text(element).ReplaceLineEndings(" ")}").ToList();
        if (lines.Count > 0) parts.Add($"{title}:\n\n{string.Join('\n', lines)}");
    }

    static string Text(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes()) Append(text, node);
        return Blank().Replace(Space().Replace(text.ToString(), " "), "\n\n").Trim();
    }

    static void Append(StringBuilder text, XNode node)
    {
        if (node is XText words)
        {
            text.Append(LineEnd().Replace(words.Value, " "));
            return;
        }

        if (node is not XElement element) return;
        var name = element.Attribute("cref")?.Value ?? element.Attribute("langword")?.Value ?? element.Attribute("name")?.Value ?? element.Attribute("href")?.Value;
        switch (element.Name.LocalName)
        {
            case "see" or "seealso" when element.IsEmpty && name is not null: text.Append('`').Append(ShortName(name)).Append('`'); break;
            case "paramref" or "typeparamref": text.Append('`').Append(name).Append('`'); break;
            case "c": text.Append('`').Append(element.Value).Append('`'); break;
            case "code": text.Append("\n\n").Append(element.Value.Trim('\n')).Append("\n\n"); break;
            case "br": text.Append('\n'); break;
            case "para" or "list": text.Append("\n\n").Append(Text(element)).Append("\n\n"); break;
            case "item" or "listheader": text.Append("\n- ").Append(Text(element)).Append('\n'); break;
            case "term": text.Append(Text(element)).Append(": "); break;
            default: text.Append(Text(element)); break;
        }
    }

    // M:System.Console.WriteLine(System.String) is Console.WriteLine to a reader, T:System.String is String.
    static string ShortName(string id)
    {
        if (id.Length < 2 || id[1] != ':') return id;
        var name = Arity().Replace(id[2..].Split('(')[0], "");
        var parts = name.Split('.');
        return string.Join('.', parts[^Math.Min(parts.Length, id[0] is 'T' or 'N' ? 1 : 2)..]);
    }

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"[ \t]{2,}")]
    private static partial Regex Space();

    [GeneratedRegex(@"[ \t]*\n[ \t]*\n\s*")]
    private static partial Regex Blank();

    [GeneratedRegex(@"``?\d+")]
    private static partial Regex Arity();
}
