using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace DeepDay3.Jupyter.Language;

/// <summary>The XML files that compilers write beside assemblies, and those of the framework in the SDK's reference pack.</summary>
/// <remarks>
/// An entry is found by a search over the bytes of the file: no index to build or keep, and fast enough (a few milliseconds for the
/// 37 MB of the framework) for a question that a person asks.
/// </remarks>
static class XmlDocumentationFiles
{
    static readonly Lazy<string[]> FrameworkFiles = new(FindFrameworkFiles);

    /// <summary>The entry of a documentation id such as <c>M:System.Console.Beep</c>; null when there is none.</summary>
    /// <param name="id">The id.</param>
    /// <param name="assemblyPath">The assembly's file, where it is known.</param>
    public static XElement? Find(string id, string? assemblyPath)
    {
        var beside = assemblyPath is null ? null : Path.ChangeExtension(assemblyPath, ".xml");
        IEnumerable<string> files = beside is not null && File.Exists(beside) ? [beside]
            : assemblyPath is null || IsFramework(assemblyPath) ? InLikelyOrder(id)
            : [];
        return files.Select(file => FindIn(file, id)).FirstOrDefault(found => found is not null);
    }

    static XElement? FindIn(string file, string id)
    {
        try
        {
            ReadOnlySpan<byte> text = File.ReadAllBytes(file);
            var start = text.IndexOf(Encoding.UTF8.GetBytes($"<member name=\"{id}\">"));
            if (start < 0) return null;
            var end = text[start..].IndexOf("</member>"u8);
            return end < 0 ? null : XElement.Parse(Encoding.UTF8.GetString(text.Slice(start, end)) + "</member>", LoadOptions.PreserveWhitespace);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }

    static bool IsFramework(string assemblyPath) => Path.GetDirectoryName(assemblyPath) == FrameworkFolder();

    static string? FrameworkFolder() => Path.GetDirectoryName(typeof(object).Assembly.Location);

    // Files are named after namespaces; the basic types of all of them are in System.Runtime.
    static IEnumerable<string> InLikelyOrder(string id)
    {
        var name = id[(id.IndexOf(':') + 1)..];
        return FrameworkFiles.Value
            .OrderByDescending(file => name.StartsWith(Path.GetFileNameWithoutExtension(file) + ".", StringComparison.Ordinal) ? file.Length : 0)
            .ThenByDescending(file => Path.GetFileName(file) == "System.Runtime.xml");
    }

    // dotnet/shared/Microsoft.NETCore.App/10.0.1 has the assemblies, dotnet/packs/Microsoft.NETCore.App.Ref/10.0.1/ref/net10.0 the documentation.
    static string[] FindFrameworkFiles()
    {
        if (FrameworkFolder() is not { } folder) return [];
        var packs = Path.GetFullPath(Path.Combine(folder, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        if (!Directory.Exists(packs)) return [];
        var pack = Directory.GetDirectories(packs)
            .Select(candidate => (Folder: candidate, Version: Version.TryParse(Path.GetFileName(candidate).Split('-')[0], out var version) ? version : new Version()))
            .OrderBy(candidate => Math.Abs(candidate.Version.Major - Environment.Version.Major))
            .ThenByDescending(candidate => candidate.Version)
            .FirstOrDefault().Folder;
        var references = pack is null ? null : Path.Combine(pack, "ref");
        if (references is null || !Directory.Exists(references)) return [];
        return [.. Directory.EnumerateFiles(references, "*.xml", SearchOption.AllDirectories)];
    }
}
