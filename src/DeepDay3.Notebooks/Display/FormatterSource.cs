using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace DeepDay3.Notebooks.Display;

/// <summary>The formatters that a type brings with it, found by the convention of .NET Interactive: an attribute named TypeFormatterSourceAttribute.</summary>
sealed class FormatterSource
{
    const string AttributeName = "TypeFormatterSourceAttribute";

    static readonly ConcurrentDictionary<Type, FormatterSource?> Sources = new();

    readonly List<(string Mime, object Formatter, MethodInfo? Format)> formatters;

    FormatterSource(Type type, Attribute attribute)
    {
        var sourceType = Read<Type>(attribute, "FormatterSourceType")
            ?? throw new InvalidOperationException($"{TypeNames.Of(type)}: its {AttributeName} has no FormatterSourceType.");
        var source = Activator.CreateInstance(sourceType, nonPublic: true)!;
        var create = sourceType.GetMethod("CreateTypeFormatters", Type.EmptyTypes)
            ?? throw new InvalidOperationException($"{TypeNames.Of(sourceType)} has no public CreateTypeFormatters().");
        formatters = [.. ((IEnumerable)create.Invoke(source, null)!).Cast<object>().Select(formatter => (
            Read<string>(formatter, "MimeType") ?? "",
            formatter,
            formatter is ITypeFormatter ? null : formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])
                ?? throw new InvalidOperationException($"{TypeNames.Of(formatter.GetType())} has no public bool Format(object, TextWriter).")))];
        PreferredMimeTypes = Read<string[]>(attribute, "KernelMimeTypes")
            ?? type.GetProperty("KernelMimeTypes", BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)?.GetValue(null) as string[]
            ?? Read<string[]>(attribute, "PreferredMimeTypes")
            ?? [Documents.MimeTypes.Html];
    }

    /// <summary>The mime types to show, in order.</summary>
    public IReadOnlyList<string> PreferredMimeTypes { get; }

    /// <summary>The source of <paramref name="type"/> or of its nearest base class that has one; null when none has.</summary>
    public static FormatterSource? For(Type type) => Sources.GetOrAdd(type, static type =>
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            var attribute = current.GetCustomAttributes(inherit: false).OfType<Attribute>()
                .FirstOrDefault(candidate => candidate.GetType().Name == AttributeName);
            if (attribute is not null) return new FormatterSource(type, attribute);
        }

        return null;
    });

    /// <summary>The value in a mime type; null when no formatter of the source takes it.</summary>
    public string? Format(object value, string mime)
    {
        foreach (var (_, formatter, method) in formatters.Where(entry => entry.Mime == mime))
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            if (formatter is ITypeFormatter typed ? typed.Format(value, new FormatContext(writer)) : (bool)method!.Invoke(formatter, BindingFlags.DoNotWrapExceptions, null, [value, writer], CultureInfo.InvariantCulture)!) return writer.ToString();
        }

        return null;
    }

    static T? Read<T>(object owner, string property)
        where T : class => owner.GetType().GetProperty(property)?.GetValue(owner) as T;
}
