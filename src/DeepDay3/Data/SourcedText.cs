namespace DeepDay3.Data;

/// <summary>A text, and where it is from.</summary>
/// <param name="Text">The text.</param>
/// <param name="Source">A sentence that says which data this is.</param>
/// <param name="IsSynthetic">Whether a program made the text up, because the real one is not on this machine.</param>
public sealed record SourcedText(string Text, string Source, bool IsSynthetic)
{
    /// <summary>A short description.</summary>
    public override string ToString() => $"{Text.Length} characters. {Source}";
}
