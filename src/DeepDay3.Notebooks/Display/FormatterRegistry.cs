using Microsoft.DotNet.Interactive.Formatting;

namespace DeepDay3.Notebooks.Display;

/// <summary>What cells have said about how values are shown.</summary>
static class FormatterRegistry
{
    const int DefaultListExpansion = 20;
    const int DefaultRecursion = 4;
    const string DefaultNull = "null";

    static readonly Lock Gate = new();
    static readonly Dictionary<(Type Type, string Mime), List<FormatDelegate<object>>> Formatters = [];
    static readonly Dictionary<Type, string[]> Preferences = [];

    public static string DefaultMimeType { get; set; } = Documents.MimeTypes.Html;

    public static int ListExpansionLimit { get; set; } = DefaultListExpansion;

    public static int RecursionLimit { get; set; } = DefaultRecursion;

    public static string NullString { get; set; } = DefaultNull;

    public static void Add(Type type, string mime, FormatDelegate<object> formatter)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(mime);
        lock (Gate)
        {
            if (!Formatters.TryGetValue((type, mime), out var known)) Formatters[(type, mime)] = known = [];
            known.Insert(0, formatter);
        }
    }

    public static void Prefer(Type type, string[] mimes)
    {
        ArgumentNullException.ThrowIfNull(type);
        lock (Gate) Preferences[type] = mimes;
    }

    public static void Clear()
    {
        lock (Gate)
        {
            Formatters.Clear();
            Preferences.Clear();
        }

        (DefaultMimeType, ListExpansionLimit, RecursionLimit, NullString) = (Documents.MimeTypes.Html, DefaultListExpansion, DefaultRecursion, DefaultNull);
    }

    /// <summary>The mime types that cells prefer for a type, or null.</summary>
    public static string[]? Preferred(Type type)
    {
        lock (Gate)
        {
            return Preferences.Count == 0 ? null : Kinds(type).Select(kind => Preferences.GetValueOrDefault(kind)).FirstOrDefault(mimes => mimes is not null);
        }
    }

    /// <summary>The text that the nearest registered formatter makes of a value; null when there is none.</summary>
    public static string? Format(object value, string mime)
    {
        List<FormatDelegate<object>> candidates;
        lock (Gate)
        {
            if (Formatters.Count == 0) return null;
            candidates = [.. Kinds(value.GetType()).SelectMany(kind => Formatters.GetValueOrDefault((kind, mime), []))];
        }

        foreach (var candidate in candidates)
        {
            using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
            if (candidate(value, new FormatContext(writer))) return writer.ToString();
        }

        return null;
    }

    // What a type is, from the nearest to the farthest; a generic type comes before its definition, object comes last.
    static IEnumerable<Type> Kinds(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            foreach (var kind in WithDefinition(current)) yield return kind;
        }

        foreach (var kind in type.GetInterfaces().OrderByDescending(one => one.GetInterfaces().Length).SelectMany(WithDefinition)) yield return kind;
        yield return typeof(object);
    }

    static IEnumerable<Type> WithDefinition(Type type) => type.IsGenericType ? [type, type.GetGenericTypeDefinition()] : [type];
}
