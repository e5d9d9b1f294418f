namespace DeepDay3.Data;

/// <summary>
/// Translation between three languages with English as the bridge, as in Johnson et al. (2017): pairs of English with each other language, in both directions, and none
/// of the other two. What a model makes of those is zero-shot translation.
/// </summary>
public static class ToyMultilingual
{
    /// <summary>The directions with training pairs.</summary>
    public static IReadOnlyList<TranslationDirection> Trained { get; } =
    [
        new(ToyLanguage.Japanese, ToyLanguage.English), new(ToyLanguage.English, ToyLanguage.Japanese),
        new(ToyLanguage.Esperanto, ToyLanguage.English), new(ToyLanguage.English, ToyLanguage.Esperanto),
    ];

    /// <summary>The directions without.</summary>
    public static IReadOnlyList<TranslationDirection> ZeroShot { get; } =
    [
        new(ToyLanguage.Japanese, ToyLanguage.Esperanto), new(ToyLanguage.Esperanto, ToyLanguage.Japanese),
    ];

    /// <summary>Makes sentences, each with one direction in turn: no sentence is given in all three languages unless chance draws it again.</summary>
    /// <param name="count">How many.</param>
    /// <param name="directions">The directions; <see cref="Trained"/> for training.</param>
    /// <param name="seed">The same seed gives the same sentences.</param>
    /// <exception cref="ArgumentException">There is no direction.</exception>
    public static (TranslationDirection Direction, ToySentence Sentence)[] Pairs(int count, IReadOnlyList<TranslationDirection> directions, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(directions);
        if (directions.Count == 0)
            throw new ArgumentException("Translations in no direction were asked for: at least 1 was expected.", nameof(directions));
        return [.. ToyTranslation.Sentences(count, seed).Select((sentence, i) => (directions[i % directions.Count], sentence))];
    }
}
