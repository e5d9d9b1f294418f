using DeepDay3.Notebooks.Display;
using DeepDay3.Notebooks.Documents;

namespace Microsoft.DotNet.Interactive;

/// <summary>Something on display that can be replaced by something newer: a progress line, a growing curve.</summary>
public sealed class DisplayedValue
{
    readonly OutputScope? scope;
    readonly string[] mimeTypes;

    DisplayedValue(OutputScope? scope, string[] mimeTypes)
    {
        this.scope = scope;
        this.mimeTypes = mimeTypes;
    }

    /// <summary>The name under which hosts know the output.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Shows <paramref name="updatedValue"/> in place of what was shown before.</summary>
    public void Update(object? updatedValue)
    {
        var bundle = DeepDay3.Notebooks.Display.Formatting.Format(updatedValue, mimeTypes);
        if (scope is not null) scope.Update(bundle, DisplayId);
        else Print(bundle);
    }

    /// <summary>Displays a bundle in the cell that the calling code belongs to; outside of cells, prints it.</summary>
    internal static DisplayedValue Show(MimeBundle bundle, string[] mimeTypes)
    {
        var shown = new DisplayedValue(OutputScope.Current, mimeTypes);
        if (shown.scope is not null) shown.scope.Display(bundle, shown.DisplayId);
        else Print(bundle);
        return shown;
    }

    static void Print(MimeBundle bundle) => Console.WriteLine(bundle[MimeTypes.Plain] ?? bundle.Entries.FirstOrDefault().Value);
}
