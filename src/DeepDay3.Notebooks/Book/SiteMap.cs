namespace DeepDay3.Notebooks.Book;

/// <summary>What a page can link to: other pages, files of the project, terms, types.</summary>
sealed class SiteMap
{
    const long LargestFile = 8_000_000;

    readonly string root;
    readonly Dictionary<string, string> pages = [];
    readonly SortedSet<string> files = new(StringComparer.Ordinal);
    readonly Dictionary<GlossaryTerm, SortedSet<string>> uses = [];
    readonly Dictionary<string, string> api = new(StringComparer.Ordinal);

    public SiteMap(string root, IEnumerable<string> sources, Glossary glossary, string? glossarySource)
    {
        this.root = root;
        foreach (var source in sources) pages[source] = Urls.PageOf(source);
        Glossary = glossary;
        GlossarySource = glossarySource;
    }

    public Glossary Glossary { get; }

    public string? GlossarySource { get; }

    public string? GlossaryPage => GlossarySource is null ? null : PageOf(GlossarySource);

    /// <summary>Files that pages need, relative to the root; they lie at the same place in the site.</summary>
    public IReadOnlyCollection<string> Files => files;

    public string? PageOf(string source) => pages.GetValueOrDefault(source);

    public bool Exists(string path) => File.Exists(Path.Combine(root, path)) || Directory.Exists(Path.Combine(root, path));

    /// <summary>Takes a file of the project into the site; null when there is none, or it is too large to be one of a page.</summary>
    public string? AddFile(string path)
    {
        var file = new FileInfo(Path.Combine(root, path));
        if (!file.Exists || file.Length > LargestFile || Urls.Resolve("", path) is null) return null;
        files.Add(path);
        return path;
    }

    public void AddApi(string name, string url) => api.TryAdd(name, url);

    /// <summary>The place of a type or member that stands as code in a sentence: <c>Chart</c>, <c>Chart.Line</c>, <c>Chart.Line(...)</c>.</summary>
    public string? ApiOf(string code)
    {
        var name = code.Split(['(', '<', ' '], 2)[0];
        return name.Length > 2 && char.IsAsciiLetterUpper(name[0]) ? api.GetValueOrDefault(name) : null;
    }

    public void AddUse(GlossaryTerm term, string page)
    {
        if (!uses.TryGetValue(term, out var of)) uses[term] = of = new SortedSet<string>(StringComparer.Ordinal);
        of.Add(page);
    }

    public IReadOnlyCollection<string> UsesOf(GlossaryTerm term) => uses.TryGetValue(term, out var of) ? of : [];
}
