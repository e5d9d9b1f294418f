namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Brings the formatters of a type; named by <see cref="TypeFormatterSourceAttribute"/>.</summary>
public interface ITypeFormatterSource
{
    /// <summary>The formatters.</summary>
    IEnumerable<ITypeFormatter> CreateTypeFormatters();
}
