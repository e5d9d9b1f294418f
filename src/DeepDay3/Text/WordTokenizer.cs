using System.Text.RegularExpressions;

namespace DeepDay3.Text;

/// <summary>Finds words, with apostrophes within them, numbers and single punctuation marks: "Don't pay 3.50!" is Don't, pay, 3.50, !</summary>
/// <param name="lowerCase">Whether words are brought into lower case.</param>
public sealed partial class WordTokenizer(bool lowerCase = true) : ITokenizer
{
    /// <inheritdoc/>
    public string[] Tokenize(string text) =>
        [.. Tokens().Matches(lowerCase ? text.ToLowerInvariant() : text).Select(match => match.Value)];

    [GeneratedRegex(@"\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}_]+(?:['’][\p{L}\p{M}]+)*|[^\s\p{L}\p{M}\p{N}]")]
    private static partial Regex Tokens();
}
