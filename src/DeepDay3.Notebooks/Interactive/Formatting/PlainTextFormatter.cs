namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The mime type of plain text.</summary>
public static class PlainTextFormatter
{
    /// <summary>text/plain.</summary>
    public const string MimeType = "text/plain";
}
