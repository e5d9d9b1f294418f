using System.Text;

namespace DeepDay3.Notebooks.Documents;

/// <summary>How a JSON text is laid out.</summary>
/// <param name="Indent">What a level is indented by; empty for a text on one line.</param>
/// <param name="NewLine">The end of a line; empty for a text on one line.</param>
public sealed record JsonLayout(string Indent, string NewLine)
{
    /// <summary>As Jupyter writes: one space a level.</summary>
    public static JsonLayout Jupyter { get; } = new(" ", "\n");

    /// <summary>The layout of a text that holds an object, judged by what stands before its first name.</summary>
    public static JsonLayout Of(ReadOnlySpan<byte> utf8)
    {
        var start = utf8.IndexOf((byte)'{') + 1;
        var length = utf8[start..].IndexOf((byte)'"');
        var between = length > 0 ? Encoding.UTF8.GetString(utf8.Slice(start, length)) : "";
        var lineEnd = between.LastIndexOf('\n');
        return lineEnd < 0 ? new JsonLayout("", "") : new JsonLayout(between[(lineEnd + 1)..], between.Contains('\r') ? "\r\n" : "\n");
    }
}
