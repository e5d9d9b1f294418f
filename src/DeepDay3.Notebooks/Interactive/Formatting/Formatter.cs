using DeepDay3.Notebooks.Display;

namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Says how cells show values, under the name and with the members that notebooks for .NET Interactive use.</summary>
public static class Formatter
{
    /// <summary>The mime type beside text/plain that values without a formatter are shown in.</summary>
    public static string DefaultMimeType
    {
        get => FormatterRegistry.DefaultMimeType;
        set => FormatterRegistry.DefaultMimeType = value;
    }

    /// <summary>How many items of a sequence are shown.</summary>
    public static int ListExpansionLimit
    {
        get => FormatterRegistry.ListExpansionLimit;
        set => FormatterRegistry.ListExpansionLimit = Positive(value);
    }

    /// <summary>How many levels of values within values are shown.</summary>
    public static int RecursionLimit
    {
        get => FormatterRegistry.RecursionLimit;
        set => FormatterRegistry.RecursionLimit = Positive(value);
    }

    /// <summary>What null is shown as.</summary>
    public static string NullString
    {
        get => FormatterRegistry.NullString;
        set => FormatterRegistry.NullString = value;
    }

    /// <summary>Shows values of a type, and of those below it, as a function says.</summary>
    /// <param name="formatter">Makes the text.</param>
    /// <param name="mimeType">What the text is.</param>
    public static void Register<T>(Func<T, string> formatter, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Add<T>(mimeType, (value, context) =>
        {
            context.Writer.Write(formatter(value));
            return true;
        });
    }

    /// <inheritdoc cref="Register{T}(Func{T, string}, string)"/>
    public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Add<T>(mimeType, (value, context) =>
        {
            formatter(value, context.Writer);
            return true;
        });
    }

    /// <inheritdoc cref="Register{T}(Func{T, string}, string)"/>
    public static void Register<T>(FormatDelegate<T> formatter, string mimeType = PlainTextFormatter.MimeType) => Add(mimeType, formatter);

    /// <summary>Shows values of a type, and of those below it, as a function says; the type may be a generic one such as <c>typeof(List&lt;&gt;)</c>.</summary>
    /// <param name="type">The type.</param>
    /// <param name="formatter">Writes the text.</param>
    /// <param name="mimeType">What the text is.</param>
    public static void Register(Type type, Action<object, TextWriter> formatter, string mimeType = PlainTextFormatter.MimeType)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        FormatterRegistry.Add(type, mimeType, (value, context) =>
        {
            formatter(value, context.Writer);
            return true;
        });
    }

    /// <inheritdoc cref="Register(Type, Action{object, TextWriter}, string)"/>
    public static void Register(Type type, FormatDelegate<object> formatter, string mimeType = PlainTextFormatter.MimeType) =>
        FormatterRegistry.Add(type, mimeType, formatter);

    /// <summary>Shows values of a formatter's type as the formatter says.</summary>
    public static void Register(ITypeFormatter formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        FormatterRegistry.Add(formatter.Type, formatter.MimeType, formatter.Format);
    }

    /// <summary>Says which mime types the values of a type are shown in.</summary>
    public static void SetPreferredMimeTypesFor(Type type, params string[] preferredMimeTypes) => FormatterRegistry.Prefer(type, preferredMimeTypes);

    /// <summary>The mime types that the values of a type are shown in.</summary>
    public static IReadOnlyCollection<string> GetPreferredMimeTypesFor(Type type) => FormatterRegistry.Preferred(type) ?? [DefaultMimeType];

    /// <summary>Forgets what has been registered and set.</summary>
    public static void ResetToDefault() => FormatterRegistry.Clear();

    /// <summary>The text of a value.</summary>
    /// <param name="obj">Any value.</param>
    /// <param name="mimeType">What the text is to be.</param>
    public static string ToDisplayString(this object? obj, string mimeType = PlainTextFormatter.MimeType) =>
        DeepDay3.Notebooks.Display.Formatting.Format(obj, mimeType)[mimeType] ?? "";

    static void Add<T>(string mimeType, FormatDelegate<T> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        FormatterRegistry.Add(typeof(T), mimeType, (value, context) => formatter((T)value, context));
    }

    static int Positive(int value) => value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A limit of at least 1 was expected.");
}
