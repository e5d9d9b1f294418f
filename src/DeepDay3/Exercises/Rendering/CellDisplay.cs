using System.Reflection;

namespace DeepDay3.Exercises.Rendering;

/// <summary>Displays values in the running cell, without a reference to the host of notebooks; outside of one, writes them as text.</summary>
static class CellDisplay
{
    // Both hosts, .NET Interactive and DeepDay3.Notebooks, have this method.
    const string HostType = "Microsoft.DotNet.Interactive.Kernel";
    const string HostMethod = "display";

    static readonly Lazy<MethodInfo?> Display = new(() => AppDomain.CurrentDomain.GetAssemblies()
        .Select(assembly => assembly.GetType(HostType)?.GetMethod(HostMethod, BindingFlags.Public | BindingFlags.Static, [typeof(object), typeof(string[])]))
        .FirstOrDefault(method => method is not null));

    /// <summary>Displays a value.</summary>
    public static void Show(object value)
    {
        if (Display.Value is { } display)
            display.Invoke(null, [value, Array.Empty<string>()]);
        else
            Console.WriteLine(value);
    }
}
