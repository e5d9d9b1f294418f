namespace DeepDay3.Plotting.Rendering;

/// <summary>
/// Tells a notebook host how to show a type. Hosts find this attribute by its name, so that neither side references the other.
/// </summary>
/// <param name="formatterSourceType">A class with a parameterless constructor and a method <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The class that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>What .NET Interactive shows, as one bundle. Each of these needs a formatter, else that host fails.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];

    /// <summary>What this project's own kernel and runner put into a bundle, best first.</summary>
    public string[] KernelMimeTypes { get; set; } = [];
}
