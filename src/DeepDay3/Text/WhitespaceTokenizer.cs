namespace DeepDay3.Text;

/// <summary>Cuts at white space: for texts whose tokens are separated already.</summary>
public sealed class WhitespaceTokenizer : ITokenizer
{
    /// <inheritdoc/>
    public string[] Tokenize(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
