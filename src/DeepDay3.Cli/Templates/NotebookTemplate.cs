using System.Text.Json.Nodes;
using DeepDay3.Notebooks;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Cli.Templates;

/// <summary>A new notebook with its exercises and solutions, from the texts beside this file.</summary>
/// <param name="Name">The notebook below notebooks/, without the extension: day3/15_topic.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Id">The prefix of its exercises.</param>
sealed record NotebookTemplate(string Name, string Title, string Id)
{
    /// <summary>The three files, relative to the folder of notebooks.</summary>
    public IReadOnlyList<string> Files => [$"{Name}.ipynb", $"exercises/{Name}.json", $"solutions/{Name}.csx"];

    /// <summary>Writes the files; none when one of them is there.</summary>
    /// <param name="collection">The folder of notebooks.</param>
    /// <exception cref="IOException">One of the files exists, or the folder cannot be written to.</exception>
    public void Write(string collection)
    {
        var paths = Files.Select(file => Path.Combine(collection, file)).ToList();
        if (paths.FirstOrDefault(File.Exists) is { } taken) throw new IOException($"{taken} exists already; nothing was written");
        string[] contents = [Notebook().ToJson(), Fill("exercises.json"), Fill("solutions.csx")];
        foreach (var (path, content) in paths.Zip(contents)) AtomicFile.WriteAllText(path, content);
    }

    NotebookDocument Notebook()
    {
        var document = NotebookDocument.Create(Fill("notebook.txt").Split("%%% ", StringSplitOptions.RemoveEmptyEntries).Select(Cell));
        document.Metadata["language_info"] = new JsonObject { ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp", ["name"] = "C#", ["pygments_lexer"] = "csharp", ["version"] = "14.0" };
        document.Metadata["polyglot_notebook"] = new JsonObject
        {
            ["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = "csharp",
                ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = "csharp" }),
            },
        };
        return document;
    }

    // The first line names kind, id and tag; the rest is the cell.
    static NotebookCell Cell(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var head = text[..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var cell = NotebookCell.Create(Enum.Parse<CellKind>(head[0], ignoreCase: true), text[end..].Trim('\n'));
        cell.Json["id"] = head[1];
        if (head.Length > 2) cell.Metadata["tags"] = new JsonArray(head[2]);
        return cell;
    }

    string Fill(string template)
    {
        using var stream = typeof(NotebookTemplate).Assembly.GetManifestResourceStream($"templates/{template}")!;
        using var reader = new StreamReader(stream);
        var depth = Name.Count(letter => letter == '/');
        return reader.ReadToEnd().ReplaceLineEndings("\n")
            .Replace("{{up}}", string.Concat(Enumerable.Repeat("../", depth + 1)), StringComparison.Ordinal)
            .Replace("{{schema}}", string.Concat(Enumerable.Repeat("../", depth)), StringComparison.Ordinal)
            .Replace("{{name}}", Name, StringComparison.Ordinal)
            .Replace("{{title}}", Title, StringComparison.Ordinal)
            .Replace("{{id}}", Id, StringComparison.Ordinal);
    }
}
