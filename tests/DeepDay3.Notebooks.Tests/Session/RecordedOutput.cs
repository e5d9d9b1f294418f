using DeepDay3.Notebooks.Display;

namespace DeepDay3.Notebooks.Tests.Session;

/// <summary>Keeps what a cell puts out.</summary>
sealed class RecordedOutput : ICellOutput
{
    readonly List<(string Stream, string Text)> pieces = [];

    public List<MimeBundle> Displayed { get; } = [];

    public List<(string Id, MimeBundle Bundle)> Updates { get; } = [];

    public string Of(string stream) => string.Concat(pieces.Where(piece => piece.Stream == stream).Select(piece => piece.Text));

    public void Write(string stream, string text) => pieces.Add((stream, text));

    public void Display(MimeBundle bundle, string? displayId) => Displayed.Add(bundle);

    public void Update(MimeBundle bundle, string displayId) => Updates.Add((displayId, bundle));

    public List<bool> Clears { get; } = [];

    public void Clear(bool wait) => Clears.Add(wait);
}
