// The names by which notebook hosts display: see CellHost.
namespace Microsoft.DotNet.Interactive;

/// <summary>A running cell that remembers what it was shown.</summary>
public sealed class KernelInvocationContext
{
    static readonly AsyncLocal<KernelInvocationContext?> Running = new();

    public static KernelInvocationContext? Current => Running.Value;

    internal List<DisplayedValue> Displayed { get; } = [];

    internal static KernelInvocationContext Begin() => Running.Value = new KernelInvocationContext();

    internal static void End() => Running.Value = null;
}

public static class Kernel
{
    public static DisplayedValue display(object value, params string[] mimeTypes)
    {
        var shown = new DisplayedValue(mimeTypes);
        shown.Update(value);
        KernelInvocationContext.Current!.Displayed.Add(shown);
        return shown;
    }
}

public sealed class DisplayedValue
{
    internal DisplayedValue(string[] mimeTypes) => MimeTypes = mimeTypes;

    internal string[] MimeTypes { get; }

    internal List<(object Value, DateTime At)> Values { get; } = [];

    public void Update(object updatedValue) => Values.Add((updatedValue, DateTime.UtcNow));
}
