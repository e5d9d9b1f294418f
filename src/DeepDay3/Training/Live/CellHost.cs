using System.Reflection;

namespace DeepDay3.Training.Live;

/// <summary>
/// Displays values in the running notebook cell by the names that .NET Interactive gives to it (KernelInvocationContext.Current, Kernel.display,
/// DisplayedValue.Update) and that this project's own kernel has as well: this library references neither.
/// </summary>
static class CellHost
{
    const string Namespace = "Microsoft.DotNet.Interactive";

    static readonly Lazy<(PropertyInfo Current, MethodInfo Display)?> Host = new(Find);

    /// <summary>Whether the calling code belongs to a running cell.</summary>
    public static bool InCell => Host.Value is { } host && host.Current.GetValue(null) is not null;

    /// <summary>Displays a value in the running cell.</summary>
    /// <returns>Replaces the value by another.</returns>
    public static Action<object> Display(object value, params string[] mimeTypes)
    {
        object shown = Host.Value!.Value.Display.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value, mimeTypes], null)!;
        MethodInfo update = shown.GetType().GetMethod("Update", [typeof(object)])!;
        return newer => update.Invoke(shown, BindingFlags.DoNotWrapExceptions, null, [newer], null);
    }

    static (PropertyInfo, MethodInfo)? Find()
    {
        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic))
        {
            PropertyInfo? current = assembly.GetType($"{Namespace}.KernelInvocationContext")?.GetProperty("Current", BindingFlags.Public | BindingFlags.Static);
            MethodInfo? display = assembly.GetType($"{Namespace}.Kernel")?.GetMethod("display", BindingFlags.Public | BindingFlags.Static, [typeof(object), typeof(string[])]);
            if (current is not null && display?.ReturnType.GetMethod("Update", [typeof(object)]) is not null) return (current, display);
        }
        return null;
    }
}
