using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using DeepDay3.Notebooks.Pages;

namespace DeepDay3.Notebooks.Book;

/// <summary>The text of all pages, section by section, as a script: a page opened from a file may load a script, but no JSON.</summary>
static partial class SearchIndex
{
    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Render(IEnumerable<BookPage> pages)
    {
        var entries = pages.SelectMany(page => page.Sections
            .Where(section => section.Level > 0 || section.Text.Length > 0)
            .Select(section => Entry(page, section)));
        return $"window.bookIndex = {JsonSerializer.Serialize(entries, Options)};\n";
    }

    // Short names: the file holds thousands of them.
    static object Entry(BookPage page, PageSection section) => new
    {
        u = page.Url + (section.Anchor.Length > 0 ? $"#{section.Anchor}" : ""),
        p = page.Title,
        h = section.Heading,
        t = Space().Replace(section.Text.ToString(), " ").Trim(),
        c = Space().Replace(section.Code.ToString(), " ").Trim(),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
