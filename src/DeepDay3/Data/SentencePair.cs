namespace DeepDay3.Data;

/// <summary>A sentence and its translation, cut into words.</summary>
/// <param name="English">The words of the English sentence.</param>
/// <param name="Japanese">The units of the Japanese sentence.</param>
public sealed record SentencePair(string[] English, string[] Japanese)
{
    /// <summary>Both sentences.</summary>
    public override string ToString() => $"{string.Join(' ', English)} | {string.Join(' ', Japanese)}";
}
