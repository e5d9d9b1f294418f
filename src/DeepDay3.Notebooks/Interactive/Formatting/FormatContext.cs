namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Where a formatter writes.</summary>
/// <param name="writer">Takes the text.</param>
public sealed class FormatContext(TextWriter writer) : IDisposable
{
    /// <summary>Takes the text.</summary>
    public TextWriter Writer { get; } = writer;

    /// <summary>Nothing is held.</summary>
    public void Dispose() => Writer.Flush();
}
