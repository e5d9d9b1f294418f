using System.Reflection;

namespace DeepDay3.Tests.Plotting;

/// <summary>Formats values as notebook hosts do: by what their type names in an attribute.</summary>
static class Formatted
{
    /// <summary>The value in a mime type; null when it has no such text.</summary>
    public static string? As(object value, string mime)
    {
        Attribute attribute = value.GetType().GetCustomAttributes().Single(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");
        object source = Activator.CreateInstance((Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!)!;
        var formatters = (System.Collections.IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        foreach (object formatter in formatters.Cast<object>().Where(one => (string)one.GetType().GetProperty("MimeType")!.GetValue(one)! == mime))
        {
            var writer = new StringWriter();
            if ((bool)formatter.GetType().GetMethod("Format")!.Invoke(formatter, [value, writer])!) return writer.ToString();
        }
        return null;
    }
}
