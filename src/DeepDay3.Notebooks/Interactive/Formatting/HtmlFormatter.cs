namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The mime type of HTML.</summary>
public static class HtmlFormatter
{
    /// <summary>text/html.</summary>
    public const string MimeType = "text/html";
}
