using DeepDay3.Notebooks.Display;
using Microsoft.DotNet.Interactive;

// In System, as in .NET Interactive, so that notebooks need no using directive for it.
namespace System;

/// <summary>Display as a method of every value.</summary>
public static class DisplayExtensions
{
    /// <inheritdoc cref="Kernel.display"/>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => Kernel.display(value, mimeTypes);

    /// <summary>Displays text as what it is: <c>"&lt;b&gt;bold&lt;/b&gt;".DisplayAs("text/html")</c>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">Its mime type.</param>
    /// <returns>A handle that replaces the value later.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => DisplayedValue.Show(MimeBundle.Single(mimeType, value), [mimeType]);
}
