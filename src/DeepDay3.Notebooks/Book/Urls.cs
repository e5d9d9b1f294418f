namespace DeepDay3.Notebooks.Book;

/// <summary>Places in the site: relative, with slashes, so that the book works from a file and from any folder of a server.</summary>
static class Urls
{
    /// <summary>The page of a source: <c>notebooks/day3/x.ipynb</c> is <c>day3/x.html</c>.</summary>
    public static string PageOf(string source)
    {
        var path = source.StartsWith("notebooks/", StringComparison.Ordinal) ? source["notebooks/".Length..] : source;
        return Path.ChangeExtension(path, ".html");
    }

    /// <summary>The way from one page to another place of the site.</summary>
    public static string Relative(string fromPage, string to)
    {
        var from = fromPage.Split('/')[..^1];
        var target = to.Split('/');
        var common = 0;
        while (common < from.Length && common < target.Length - 1 && from[common] == target[common]) common++;
        return string.Concat(Enumerable.Repeat("../", from.Length - common)) + string.Join('/', target[common..].Select(Uri.EscapeDataString));
    }

    /// <summary>A path that stands in <paramref name="source"/>, relative to the root; null when it leaves the root.</summary>
    public static string? Resolve(string source, string path)
    {
        var parts = new List<string>(source.Split('/')[..^1]);
        foreach (var part in Uri.UnescapeDataString(path).Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }
}
