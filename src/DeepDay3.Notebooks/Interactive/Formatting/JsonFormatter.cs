namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>The mime type of JSON.</summary>
public static class JsonFormatter
{
    /// <summary>application/json.</summary>
    public const string MimeType = "application/json";
}
