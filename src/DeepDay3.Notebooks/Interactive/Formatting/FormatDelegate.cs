namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Writes a value.</summary>
/// <param name="value">The value.</param>
/// <param name="context">Where to write it.</param>
/// <returns>False to leave the value to the next formatter.</returns>
public delegate bool FormatDelegate<in T>(T value, FormatContext context);
