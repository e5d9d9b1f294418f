namespace DeepDay3.Notebooks.Display;

/// <summary>What cells call without a class name.</summary>
public static class DisplayFunctions
{
    /// <summary>Displays a value in the cell's output.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">The mime types to show it in; those that the type prefers when none is given.</param>
    /// <returns>A handle that replaces the value later.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        var bundle = Formatting.Format(value, mimeTypes);
        var id = Guid.NewGuid().ToString("N");
        var scope = OutputScope.Current;
        if (scope is not null) scope.Display(bundle, id);
        else Console.WriteLine(bundle[Documents.MimeTypes.Plain] ?? bundle.Entries[0].Value);
        return new DisplayedValue(scope, id, mimeTypes);
    }

    /// <summary>Marks text as HTML, so that it is shown as such.</summary>
    public static RawHtml HTML(string markup) => new(markup);
}
