using DeepDay3.Notebooks.Display;

// In System, as in .NET Interactive, so that notebooks need no using directive for it.
namespace System;

/// <summary>Display as a method of every value.</summary>
public static class DisplayExtensions
{
    /// <summary>Displays a value in the cell's output.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">The mime types to show it in; those that the type prefers when none is given.</param>
    /// <returns>A handle that replaces the value later.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => DisplayFunctions.display(value, mimeTypes);

    /// <summary>Displays text as what it is: <c>"&lt;b&gt;bold&lt;/b&gt;".DisplayAs("text/html")</c>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">Its mime type.</param>
    /// <returns>A handle that replaces the value later.</returns>
    public static DisplayedValue DisplayAs(this string value, string mimeType)
    {
        var id = Guid.NewGuid().ToString("N");
        var scope = OutputScope.Current;
        if (scope is not null) scope.Display(MimeBundle.Single(mimeType, value), id);
        else Console.WriteLine(value);
        return new DisplayedValue(scope, id, [mimeType]);
    }
}
