using System.Net;
using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace DeepDay3.Notebooks.Book.Api;

/// <summary>The XML documentation beside an assembly, as HTML.</summary>
sealed class XmlDocumentation
{
    readonly Dictionary<string, XElement> members = [];

    /// <summary>Reads the file beside the assembly; nothing is documented when there is none.</summary>
    public static XmlDocumentation Beside(Assembly assembly)
    {
        var documentation = new XmlDocumentation();
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(file)) return documentation;
        foreach (var member in XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member"))
            documentation.members[(string?)member.Attribute("name") ?? ""] = member;
        return documentation;
    }

    public XElement? Find(MemberInfo member) => members.GetValueOrDefault(DocumentationId.Of(member));

    /// <summary>The text of an element such as summary, or empty.</summary>
    /// <param name="member">The member's element.</param>
    /// <param name="name">summary, remarks, returns ...</param>
    /// <param name="link">The place of a type or member by its name, or null.</param>
    public static string Html(XElement? member, string name, Func<string, string?> link) =>
        member?.Element(name) is { } element ? Inner(element, link).Trim() : "";

    public static string Inner(XElement element, Func<string, string?> link)
    {
        var html = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            if (node is XText text) html.Append(WebUtility.HtmlEncode(text.Value));
            else if (node is XElement child) html.Append(Child(child, link));
        }

        return html.ToString();
    }

    static string Child(XElement child, Func<string, string?> link)
    {
        switch (child.Name.LocalName)
        {
            case "see" or "seealso" when (string?)child.Attribute("href") is { } url:
                return $"<a href=\"{WebUtility.HtmlEncode(url)}\">{(child.IsEmpty ? WebUtility.HtmlEncode(url) : Inner(child, link))}</a>";
            case "see" or "seealso":
                var reference = (string?)child.Attribute("cref") ?? (string?)child.Attribute("langword") ?? "";
                return Named(ShortName(reference), link);
            case "paramref" or "typeparamref":
                return $"<code>{WebUtility.HtmlEncode((string?)child.Attribute("name") ?? "")}</code>";
            case "c":
                return $"<code>{Inner(child, link)}</code>";
            case "code":
                return $"<pre class=\"source\"><code>{Inner(child, link).Trim()}</code></pre>";
            case "para":
                return $"<br>{Inner(child, link)}";
            case "list":
                return $"<ul>{string.Concat(child.Elements("item").Select(item => $"<li>{Inner(item, link).Trim()}</li>"))}</ul>";
            default:
                return Inner(child, link);
        }
    }

    static string Named(string name, Func<string, string?> link) => link(name) is { } url
        ? $"<a class=\"api\" href=\"{WebUtility.HtmlEncode(url)}\"><code>{WebUtility.HtmlEncode(name)}</code></a>"
        : $"<code>{WebUtility.HtmlEncode(name)}</code>";

    // T:A.B.C is C; M:A.B.C.D(E) is C.D.
    static string ShortName(string cref)
    {
        var kind = cref.Length > 2 && cref[1] == ':' ? cref[0] : ' ';
        var name = (kind == ' ' ? cref : cref[2..]).Split('(')[0];
        var parts = name.Split('.').Select(part => part.Split('`', '{')[0]).ToArray();
        if (kind is ' ' or 'T') return parts[^1];
        return parts[^1] == "#ctor" ? parts[^2] : $"{parts[^2]}.{parts[^1]}";
    }
}
