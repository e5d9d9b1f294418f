namespace DeepDay3.Data;

/// <summary>From which language into which.</summary>
/// <param name="From">What is read.</param>
/// <param name="To">What is written.</param>
public sealed record TranslationDirection(ToyLanguage From, ToyLanguage To)
{
    /// <summary>The sign in front of the source that asks for a language, such as "&lt;2ja&gt;" (Johnson et al., 2017).</summary>
    /// <param name="language">The language to write.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such language.</exception>
    public static string Sign(ToyLanguage language) => language switch
    {
        ToyLanguage.English => "<2en>",
        ToyLanguage.Japanese => "<2ja>",
        ToyLanguage.Esperanto => "<2eo>",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, "The language is none of English, Japanese and Esperanto."),
    };

    /// <summary>What a model for several languages reads: the sign of the language to write, then the sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    public string[] Source(ToySentence sentence) => [Sign(To), .. sentence[From]];

    /// <summary>What it should write.</summary>
    /// <param name="sentence">The sentence.</param>
    public string[] Target(ToySentence sentence) => sentence[To];

    /// <summary>Such as "English → Japanese".</summary>
    public override string ToString() => $"{From} → {To}";
}
