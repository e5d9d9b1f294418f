using System.Text.Json;

namespace DeepDay3.Notebooks.Book;

/// <summary>What a book consists of: read from a JSON file beside the notebooks.</summary>
/// <param name="Title">The title of the book.</param>
/// <param name="Description">One sentence below the title.</param>
/// <param name="Glossary">The Markdown file whose table explains the terms, relative to the root; null when there is none.</param>
/// <param name="Chapters">The chapters in the order of reading.</param>
public sealed record BookOutline(string Title, string Description, string? Glossary, IReadOnlyList<BookChapter> Chapters)
{
    static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads an outline. The last part of a source may hold stars: all such files of that folder, by name.</summary>
    /// <param name="file">The JSON file.</param>
    /// <param name="root">The folder that the sources are relative to.</param>
    /// <exception cref="BookException">The file is not an outline, or names a source that is not there.</exception>
    public static BookOutline Load(string file, string root)
    {
        BookOutline? outline;
        try
        {
            outline = JsonSerializer.Deserialize<BookOutline>(File.ReadAllBytes(file), Options);
        }
        catch (JsonException e)
        {
            throw new BookException($"{file}, line {e.LineNumber + 1}: {e.Message}");
        }

        if (outline is not { Title.Length: > 0, Chapters.Count: > 0 })
            throw new BookException($"{file}: \"title\" and a list \"chapters\" of {{\"title\", \"sources\"}} were expected");
        // A source that several chapters name belongs to the first.
        var taken = new HashSet<string>();
        return outline with
        {
            Chapters = [.. outline.Chapters.Select(chapter => chapter with { Sources = [.. chapter.Sources.SelectMany(source => Expand(source, root, file)).Where(taken.Add)] })],
        };
    }

    static IEnumerable<string> Expand(string source, string root, string file)
    {
        var name = Path.GetFileName(source);
        var folder = Path.GetDirectoryName(source) ?? "";
        if (name.Contains('*', StringComparison.Ordinal))
        {
            var full = Path.Combine(root, folder);
            return Directory.Exists(full)
                ? Directory.EnumerateFiles(full, name).Select(path => $"{folder}/{Path.GetFileName(path)}".TrimStart('/')).Order(StringComparer.Ordinal)
                : [];
        }

        return File.Exists(Path.Combine(root, source)) ? [source] : throw new BookException($"{file}: there is no file {source} below {root}");
    }
}
