namespace DeepDay3.Notebooks.Display;

/// <summary>Something on display that can be replaced by something newer: a progress line, a growing curve.</summary>
public sealed class DisplayedValue
{
    readonly OutputScope? scope;
    readonly string[] mimeTypes;

    internal DisplayedValue(OutputScope? scope, string displayId, string[] mimeTypes)
    {
        this.scope = scope;
        this.mimeTypes = mimeTypes;
        DisplayId = displayId;
    }

    /// <summary>The name under which hosts know the output.</summary>
    public string DisplayId { get; }

    /// <summary>Shows <paramref name="value"/> in place of what was shown before.</summary>
    public void Update(object? value)
    {
        var bundle = Formatting.Format(value, mimeTypes);
        if (scope is not null) scope.Update(bundle, DisplayId);
        else Console.WriteLine(bundle["text/plain"] ?? bundle.Entries[0].Value);
    }
}
