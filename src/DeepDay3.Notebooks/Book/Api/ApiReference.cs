using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using DeepDay3.Notebooks.Pages;

namespace DeepDay3.Notebooks.Book.Api;

/// <summary>The public types of assemblies, a page for each namespace.</summary>
sealed class ApiReference
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    readonly List<(Type Type, XmlDocumentation Documentation)> types;

    ApiReference(List<(Type, XmlDocumentation)> types) => this.types = types;

    public static ApiReference Read(IEnumerable<Assembly> assemblies) => new(
    [
        .. from assembly in assemblies
           let documentation = XmlDocumentation.Beside(assembly)
           from type in assembly.GetExportedTypes()
           where type.Namespace is not null && !type.IsDefined(typeof(CompilerGeneratedAttribute), false)
           orderby type.Namespace, NameOf(type)
           select (type, documentation),
    ]);

    /// <summary>Tells the site where each type and member stands.</summary>
    public void AddTo(SiteMap site)
    {
        foreach (var (type, _) in types) site.AddApi(NameOf(type), $"{UrlOf(type)}#{AnchorOf(type)}");
        foreach (var (type, _) in types)
        {
            foreach (var member in MembersOf(type)) site.AddApi($"{NameOf(type)}.{member.Name}", $"{UrlOf(type)}#{AnchorOf(type)}.{member.Name}");
        }
    }

    public IEnumerable<BookPage> Render(SiteMap site) =>
        types.GroupBy(entry => entry.Type.Namespace!, StringComparer.Ordinal).Select(group => RenderNamespace(site, group.Key, [.. group]));

    static BookPage RenderNamespace(SiteMap site, string name, IReadOnlyList<(Type Type, XmlDocumentation Documentation)> types)
    {
        var url = $"api/{name}.html";
        var sections = new List<PageSection> { new(0, "", ""), new(1, "top", name) };
        sections[1].Text.AppendJoin(", ", types.Select(entry => NameOf(entry.Type)));
        var anchors = new HashSet<string>();
        var body = new StringBuilder($"<section class=\"prose api-page\">\n<h1 id=\"top\">{BookLayout.Breakable(name)}</h1>\n");
        foreach (var (type, documentation) in types)
        {
            var anchor = AnchorOf(type);
            var section = new PageSection(2, anchor, NameOf(type));
            sections.Add(section);
            body.Append($"<section class=\"type\">\n<h2 id=\"{anchor}\">{NameOf(type)}<a class=\"anchor\" href=\"#{anchor}\" aria-label=\"Link to this section\">#</a></h2>\n");
            body.Append($"<pre class=\"source\"><code>{CodeColouring.Render(ApiSignature.Of(type))}</code></pre>\n");
            WriteText(documentation.Find(type), section, false);
            foreach (var group in MembersOf(type).GroupBy(member => member is ConstructorInfo ? anchor : member.Name))
            {
                var id = $"{anchor}.{(group.First() is ConstructorInfo ? "new" : group.Key)}";
                anchors.Add(id);
                body.Append($"<div class=\"member\" id=\"{WebUtility.HtmlEncode(id)}\">\n");
                foreach (var member in group)
                {
                    body.Append($"<pre class=\"source\"><code>{CodeColouring.Render(type.IsEnum ? member.Name : ApiSignature.Of(member))}</code></pre>\n");
                    section.Code.Append(member.Name).Append(' ');
                    WriteText(documentation.Find(member) ?? RecordProperty(documentation.Find(type), member), section, true);
                }

                body.Append("</div>\n");
            }

            body.Append("</section>\n");
        }

        body.Append("</section>\n");
        return new BookPage { Url = url, Chapter = "API", Title = name, Body = body.ToString(), Sections = sections, Anchors = anchors };

        void WriteText(System.Xml.Linq.XElement? element, PageSection section, bool withParameters)
        {
            string? Link(string target)
            {
                if (site.ApiOf(target) is not { } found) return null;
                var parts = found.Split('#');
                return $"{(parts[0] == url ? "" : Urls.Relative(url, parts[0]))}#{parts[1]}";
            }

            var summary = XmlDocumentation.Html(element, "summary", Link);
            if (summary.Length > 0) body.Append($"<p>{summary}</p>\n");
            section.Text.Append(element?.Element("summary")?.Value ?? element?.Value).Append('\n');
            if (!withParameters || element is null) return;
            var parameters = element.Elements("param").Where(one => one.Value.Trim().Length > 0).ToList();
            if (parameters.Count > 0)
                body.Append("<ul>").AppendJoin("", parameters.Select(one => $"<li><code>{WebUtility.HtmlEncode((string?)one.Attribute("name") ?? "")}</code>: {XmlDocumentation.Inner(one, Link).Trim()}</li>")).Append("</ul>\n");
            foreach (var (tag, label) in new[] { ("returns", "Returns"), ("remarks", "Remarks") })
            {
                var text = XmlDocumentation.Html(element, tag, Link);
                if (text.Length > 0) body.Append($"<p><em>{label}:</em> {text}</p>\n");
            }
        }
    }

    // The parameters of a record's header document its properties.
    static System.Xml.Linq.XElement? RecordProperty(System.Xml.Linq.XElement? type, MemberInfo member)
    {
        var parameter = member is PropertyInfo ? type?.Elements("param").FirstOrDefault(one => (string?)one.Attribute("name") == member.Name) : null;
        return parameter is null ? null : new System.Xml.Linq.XElement("member", new System.Xml.Linq.XElement("summary", parameter.Nodes()));
    }

    static IEnumerable<MemberInfo> MembersOf(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type)) return [];
        if (type.IsEnum) return type.GetFields(BindingFlags.Public | BindingFlags.Static);
        return type.GetMembers(Declared)
            .Where(member => member is not Type && !member.IsDefined(typeof(CompilerGeneratedAttribute), false))
            .Where(member => member is not MethodInfo method || !method.IsSpecialName && !IsFromObject(method) && !method.Name.Contains('<', StringComparison.Ordinal))
            .Where(member => member is not ConstructorInfo { DeclaringType: var owner } constructor || !(constructor.GetParameters() is [{ ParameterType: var only }] && only == owner))
            .OrderBy(member => member switch { ConstructorInfo => 0, FieldInfo => 1, PropertyInfo => 2, EventInfo => 3, _ => 4 })
            .ThenBy(member => member.Name, StringComparer.Ordinal);
    }

    static bool IsFromObject(MethodInfo method) => method.Name is "ToString" or "Equals" or "GetHashCode" or "Deconstruct" && method.GetBaseDefinition().DeclaringType != method.DeclaringType
        || method.IsDefined(typeof(CompilerGeneratedAttribute), false);

    static string NameOf(Type type) => type.IsNested ? $"{NameOf(type.DeclaringType!)}.{type.Name.Split('`')[0]}" : type.Name.Split('`')[0];

    // A type and its generic namesake stand on one page.
    static string AnchorOf(Type type) => type.IsGenericType ? $"{NameOf(type)}-{type.GetGenericArguments().Length}" : NameOf(type);

    static string UrlOf(Type type) => $"api/{type.Namespace}.html";
}
