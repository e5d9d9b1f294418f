namespace DeepDay3.Data;

/// <summary>One sentence in the languages of <see cref="ToyTranslation"/>, cut into words.</summary>
/// <param name="English">The words in English.</param>
/// <param name="Japanese">The units in Japanese.</param>
/// <param name="Esperanto">The words in Esperanto.</param>
public sealed record ToySentence(string[] English, string[] Japanese, string[] Esperanto)
{
    /// <summary>The sentence in one language.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such language.</exception>
    public string[] this[ToyLanguage language] => language switch
    {
        ToyLanguage.English => English,
        ToyLanguage.Japanese => Japanese,
        ToyLanguage.Esperanto => Esperanto,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "The language is none of English, Japanese and Esperanto."),
    };

    /// <summary>All three.</summary>
    public override string ToString() => $"{string.Join(' ', English)} | {string.Join(' ', Japanese)} | {string.Join(' ', Esperanto)}";
}
