namespace DeepDay3.Notebooks.Book;

/// <summary>A term in two languages.</summary>
/// <param name="English">The English term, as it stands in a sentence.</param>
/// <param name="Japanese">The Japanese term.</param>
/// <param name="Meaning">One sentence, Markdown.</param>
sealed record GlossaryTerm(string English, string Japanese, string Meaning)
{
    /// <summary>The id of the term on the glossary's page.</summary>
    public string Anchor { get; } = string.Join('-', English.ToLowerInvariant().Split([' ', '/', '(', ')', ',', '.'], StringSplitOptions.RemoveEmptyEntries));
}
