namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes the values of a type in a mime type.</summary>
public interface ITypeFormatter
{
    /// <summary>The mime type.</summary>
    string MimeType { get; }

    /// <summary>The type; values of types below it too.</summary>
    Type Type { get; }

    /// <summary>Writes a value.</summary>
    /// <returns>False to leave the value to the next formatter.</returns>
    bool Format(object instance, FormatContext context);
}
