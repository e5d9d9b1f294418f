namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Says what formats the values of a type.</summary>
/// <param name="formatterSourceType">A type with a parameterless constructor and <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The type of the source.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The mime types to show, in order.</summary>
    public string[]? PreferredMimeTypes { get; set; }
}
