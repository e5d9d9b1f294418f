using System.Text.RegularExpressions;

namespace DeepDay3.Notebooks.Book;

/// <summary>The terms of a Markdown table with the columns English, Japanese, meaning; finds them in running text.</summary>
sealed partial class Glossary
{
    readonly Dictionary<string, GlossaryTerm> byForm = new(StringComparer.OrdinalIgnoreCase);
    readonly Regex? forms;

    Glossary(IReadOnlyList<GlossaryTerm> terms)
    {
        Terms = terms;
        foreach (var term in terms)
        {
            byForm.TryAdd(term.English, term);
            byForm.TryAdd(term.Japanese, term);
        }

        if (terms.Count == 0) return;
        // The longest first: "forget gate" before "gate". An English form is a whole word, perhaps in the plural.
        var alternatives = byForm.Keys.Where(form => form.Length > 1).OrderByDescending(form => form.Length)
            .Select(form => char.IsAscii(form[0]) ? $@"(?<![\w-]){Regex.Escape(form)}(?=s?(?![\w-]))" : Regex.Escape(form));
        forms = new Regex(string.Join('|', alternatives), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>No terms.</summary>
    public static Glossary Empty { get; } = new([]);

    /// <summary>The terms in the order of the table.</summary>
    public IReadOnlyList<GlossaryTerm> Terms { get; }

    /// <summary>Reads all rows of three cells of the tables in a Markdown text.</summary>
    /// <exception cref="BookException">A term is there twice.</exception>
    public static Glossary Parse(string markdown, string file)
    {
        var terms = new List<GlossaryTerm>();
        foreach (var (line, number) in markdown.Split('\n').Select((line, index) => (line.Trim(), index + 1)))
        {
            if (!line.StartsWith('|') || Ruler().IsMatch(line)) continue;
            var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length != 3 || cells[0].Equals("English", StringComparison.OrdinalIgnoreCase)) continue;
            var term = new GlossaryTerm(cells[0], cells[1], cells[2]);
            if (terms.Any(other => other.Anchor == term.Anchor)) throw new BookException($"{file}, line {number}: \"{term.English}\" is there twice");
            terms.Add(term);
        }

        return new Glossary(terms);
    }

    /// <summary>Where terms stand in a text, from left to right.</summary>
    public IEnumerable<(GlossaryTerm Term, int Start, int Length)> Find(string text) =>
        forms is null ? [] : forms.Matches(text).Select(match => (byForm[match.Value], match.Index, match.Length));

    [GeneratedRegex(@"^\|[\s:|-]+\|$")]
    private static partial Regex Ruler();
}
