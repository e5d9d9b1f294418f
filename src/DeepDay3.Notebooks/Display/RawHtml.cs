namespace DeepDay3.Notebooks.Display;

/// <summary>Text that is HTML already.</summary>
/// <param name="Text">The markup.</param>
public sealed record RawHtml(string Text)
{
    /// <summary>The markup.</summary>
    public override string ToString() => Text;
}
