namespace DeepDay3.Text;

/// <summary>Cuts text into tokens.</summary>
public interface ITokenizer
{
    /// <summary>The tokens of a text, in order.</summary>
    string[] Tokenize(string text);
}
