namespace DeepDay3.Notebooks.Display;

/// <summary>Receives what a cell puts out, in order. Calls come from any thread, one at a time.</summary>
public interface ICellOutput
{
    /// <summary>Text on a stream.</summary>
    /// <param name="stream">stdout or stderr.</param>
    /// <param name="text">The text, with the line ends that the cell wrote.</param>
    void Write(string stream, string text);

    /// <summary>Something that the cell displayed.</summary>
    /// <param name="bundle">The value in one or more mime types.</param>
    /// <param name="displayId">The name under which it may be updated later; null when it cannot be.</param>
    void Display(MimeBundle bundle, string? displayId);

    /// <summary>A new value for what was displayed under <paramref name="displayId"/>.</summary>
    void Update(MimeBundle bundle, string displayId);

    /// <summary>Removes what the cell has put out so far.</summary>
    /// <param name="wait">True to keep it on display until the cell puts out something new, so that nothing flickers.</param>
    void Clear(bool wait);
}
