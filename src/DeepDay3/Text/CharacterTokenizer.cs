using System.Globalization;

namespace DeepDay3.Text;

/// <summary>Cuts into characters as people see them: a letter with its accents is one, white space counts.</summary>
public sealed class CharacterTokenizer : ITokenizer
{
    /// <inheritdoc/>
    public string[] Tokenize(string text)
    {
        var characters = new List<string>(text.Length);
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
            characters.Add(elements.GetTextElement());
        return [.. characters];
    }
}
