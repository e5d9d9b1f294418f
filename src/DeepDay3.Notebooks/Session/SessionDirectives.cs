using DeepDay3.Notebooks.Display;
using DeepDay3.Notebooks.Documents;
using DeepDay3.Notebooks.Session.Packages;

namespace DeepDay3.Notebooks.Session;

/// <summary>Carries out the directives of cells, apart from those that choose a language or measure time.</summary>
/// <param name="folder">The folder that relative paths start from.</param>
/// <param name="references">What <c>#r</c> adds to.</param>
/// <param name="packages">What <c>#r "nuget: …"</c> asks.</param>
/// <param name="variables">The session's variables, for <c>#!who</c>.</param>
/// <param name="execute">Executes the text of a loaded file.</param>
sealed class SessionDirectives(
    string folder, SessionReferences references, SessionPackages packages, Func<IReadOnlyList<SessionVariable>> variables, Action<string, CellRun> execute)
{
    /// <summary>Measures the C# that follows.</summary>
    public const string Time = "#!time";

    const int MaximumDepth = 16;

    static readonly (string Name, string Purpose)[] Known =
    [
        ("#r \"path.dll\"", "references an assembly"),
        ("#r \"nuget: Name, 1.2.3\"", "restores and references a package"),
        ("#i \"nuget: source\"", "adds a source of packages: an address or a folder"),
        ("#load \"file.csx\"", "runs a C# file as if it stood here"),
        ("#!import file", "runs a notebook or a C# file, or shows an HTML, JavaScript or Markdown file"),
        (Time, "shows how long the C# that follows takes"),
        ("#!who", "lists the variables"),
        ("#!whos", "lists the variables with types and values"),
        ("#!csharp, #!markdown, #!html, #!javascript", "say what language follows"),
        ("#!lsmagic", "lists the directives"),
        ("#!about", "says what runs the cells"),
    ];

    int depth;

    /// <summary>Carries out the directives of a part of a cell, in order; the packages that they name are restored together.</summary>
    /// <exception cref="DirectiveException">A directive is unknown or cannot be carried out.</exception>
    public void CarryOut(IReadOnlyList<CellDirective> directives, CellRun run)
    {
        foreach (var directive in directives) CarryOut(directive, run);
        packages.Restore(run);
    }

    void CarryOut(CellDirective directive, CellRun run)
    {
        switch (directive.Name)
        {
            case "#r" when SessionPackages.IsPackage(directive): packages.Request(directive); break;
            case "#r": references.Add(directive); break;
            case "#i": packages.AddSource(directive); break;
            case "#load": Import(directive, run, notebooksToo: false); break;
            case "#!import": Import(directive, run, notebooksToo: true); break;
            case "#!who": Show(run, string.Join("\n", variables().Select(variable => variable.Name))); break;
            case "#!whos": ShowVariables(run); break;
            case "#!lsmagic": Show(run, string.Join("\n", Known.Select(known => $"{known.Name,-44} {known.Purpose}"))); break;
            case "#!about": Show(run, About()); break;
            case Time: break;
            default:
                throw new DirectiveException(
                    $"{directive.Name} is not a directive of this host; #!lsmagic lists those that it knows.", directive.Line);
        }
    }

    void Import(CellDirective directive, CellRun run, bool notebooksToo)
    {
        var title = $"{directive.Name} \"{directive.Argument}\"";
        if (directive.Argument.Length == 0) throw new DirectiveException($"{directive.Name} needs the path of a file.", directive.Line);
        var path = Path.GetFullPath(directive.Argument.Replace('\\', '/'), folder);
        if (!File.Exists(path)) throw new DirectiveException($"{title}: there is no file {path}; the path starts from the notebook's folder.", directive.Line);
        if (depth == MaximumDepth) throw new DirectiveException($"{title}: {MaximumDepth} files load one another; does one load itself?", directive.Line);
        packages.Restore(run);
        depth++;
        try
        {
            foreach (var (code, name) in Parts(path, title, directive.Line, notebooksToo)) execute(code, run with { Name = name });
        }
        finally
        {
            depth--;
        }
    }

    static IEnumerable<(string Code, string Name)> Parts(string path, string title, int line, bool notebooksToo)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (!notebooksToo || extension is ".cs" or ".csx") return [(File.ReadAllText(path), path)];
        switch (extension)
        {
            case ".html" or ".md" or ".js": return [($"#!{extension[1..]}\n{File.ReadAllText(path)}", path)];
            case ".dib": return [(WithoutMetadata(File.ReadAllText(path)), path)];
            case ".ipynb":
                try
                {
                    return [.. NotebookDocument.Load(path).Cells.Where(cell => cell.Kind == CellKind.Code)
                        .Select((cell, index) => (cell.Source, $"{Path.GetFileName(path)} cell {index + 1}"))];
                }
                catch (NotebookFormatException e)
                {
                    throw new DirectiveException($"{title}: {e.Message}", line);
                }

            default:
                throw new DirectiveException($"{title}: a file that ends in .ipynb, .dib, .cs, .csx, .html, .js or .md was expected.", line);
        }
    }

    // A .dib file is the text of cells with their languages, behind a block of metadata.
    static string WithoutMetadata(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var isMetadata = false;
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].StartsWith("#!", StringComparison.Ordinal)) isMetadata = lines[index].Trim() == "#!meta";
            if (isMetadata) lines[index] = "";
        }

        return string.Join('\n', lines);
    }

    void ShowVariables(CellRun run)
    {
        var rows = variables().Select(variable => new { variable.Name, Type = TypeNames.Of(variable.Type), Value = Shorten(variable.Value) }).ToList();
        if (rows.Count == 0) Show(run, "There are no variables.");
        else run.Scope.Display(Formatting.Format(rows), null);
    }

    static string Shorten(object? value)
    {
        const int Maximum = 100;
        var text = (Formatting.Format(value, MimeTypes.Plain)[MimeTypes.Plain] ?? "").ReplaceLineEndings(" ");
        return text.Length <= Maximum ? text : text[..(char.IsHighSurrogate(text[Maximum - 1]) ? Maximum - 1 : Maximum)] + "...";
    }

    static string About()
    {
        var version = typeof(CSharpSession).Assembly.GetName().Version!.ToString(3);
        return $"DeepDay3 C# session {version}\nC# of {Roslyn()}, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}\n"
            + $"{System.Runtime.InteropServices.RuntimeInformation.OSDescription}, {System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture}";
    }

    static string Roslyn() => $"Roslyn {typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation).Assembly.GetName().Version!.ToString(3)}";

    static void Show(CellRun run, string text) => run.Scope.Display(MimeBundle.Single(MimeTypes.Plain, text), null);
}
