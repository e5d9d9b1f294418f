using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace DeepDay3.Notebooks.Display;

/// <summary>Takes one value apart. What is deep, long or contains itself is cut, and getters that throw are shown as such.</summary>
sealed class ValueReader
{
    const int MaximumProperties = 30;
    const int MaximumNodes = 5000;
    const int MaximumText = 1_000_000;
    const int MaximumInnerText = 10_000;

    // The values that the current one stands in.
    readonly List<object> path = [];
    int nodes;

    public ValueNode Read(object? value)
    {
        if (++nodes > MaximumNodes) return new ScalarNode("...");
        if (value is not null && path.Count > 0 && Formatting.Inner(value) is { } formatted) return formatted;
        if (Scalar(value) is { } text) return text;
        if (path.Any(outer => ReferenceEquals(outer, value))) return new ScalarNode($"({TypeNames.Of(value!.GetType())} above)");
        if (path.Count >= FormatterRegistry.RecursionLimit) return new ScalarNode(TypeNames.Of(value!.GetType()));
        path.Add(value!);
        try
        {
            return value switch
            {
                IDictionary dictionary => Pairs(dictionary),
                ITuple tuple => new ObjectNode("", [.. Enumerable.Range(0, tuple.Length).Select(index => ($"Item{index + 1}", Read(tuple[index])))]),
                IEnumerable sequence => Items(sequence),
                _ => Properties(value!, value!.GetType()),
            };
        }
        finally
        {
            path.RemoveAt(path.Count - 1);
        }
    }

    ScalarNode? Scalar(object? value) => value switch
    {
        null => new ScalarNode(FormatterRegistry.NullString),
        string text => new ScalarNode(Shorten(text), IsText: true),
        bool flag => new ScalarNode(flag ? "true" : "false"),
        char character => new ScalarNode(character.ToString(), IsText: true),
        Type type => new ScalarNode(TypeNames.Of(type, true)),
        DateTime time => new ScalarNode(time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        Task task => new ScalarNode($"{TypeNames.Of(task.GetType())} ({task.Status})"),
        Delegate function => new ScalarNode(TypeNames.Of(function.GetType())),
        Exception exception => new ScalarNode(Shorten(exception.ToString())),
        IFormattable number when value is not IEnumerable => Described(() => number.ToString(null, CultureInfo.InvariantCulture)),
        IEnumerable or ITuple => null,
        _ => HasTable(value.GetType()) ? null : Described(value.ToString),
    };

    ScalarNode Described(Func<string?> describe)
    {
        try
        {
            return new ScalarNode(Shorten(describe() ?? ""));
        }
        catch (Exception e) when (IsOrdinary(e))
        {
            return Thrown(e);
        }
    }

    // Records and anonymous objects are tables; so is a class that does not say by ToString what it is.
    static bool HasTable(Type type) =>
        TypeNames.IsAnonymous(type)
        || type.GetMethod("<Clone>$") is not null
        || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null
        || type.GetMethod("ToString", Type.EmptyTypes)?.DeclaringType is { } declaring && (declaring == typeof(object) || declaring == typeof(ValueType));

    SequenceNode Items(IEnumerable sequence)
    {
        var items = new List<ValueNode>();
        var count = (sequence as ICollection)?.Count;
        var limit = FormatterRegistry.ListExpansionLimit;
        var hasMore = false;
        try
        {
            foreach (var item in sequence)
            {
                if (items.Count == limit)
                {
                    hasMore = true;
                    break;
                }

                items.Add(Read(item));
            }
        }
        catch (Exception e) when (IsOrdinary(e))
        {
            items.Add(Thrown(e));
        }

        return new SequenceNode(items, hasMore ? (count is { } total ? $"{total - limit} more" : "more") : null);
    }

    ObjectNode Pairs(IDictionary dictionary)
    {
        var limit = FormatterRegistry.ListExpansionLimit;
        var pairs = dictionary.Cast<object>().Take(limit).Select(entry =>
        {
            var type = entry.GetType();
            var (key, value) = entry is DictionaryEntry pair ? (pair.Key, pair.Value) : (type.GetProperty("Key")!.GetValue(entry), type.GetProperty("Value")!.GetValue(entry));
            return (PlainRenderer.Render(Read(key)), Read(value));
        }).ToList();
        if (dictionary.Count > limit) pairs.Add(("...", new ScalarNode($"{dictionary.Count - limit} more")));
        return new ObjectNode("", pairs);
    }

    ValueNode Properties(object value, Type type)
    {
        const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;
        var members = type.GetProperties(Public)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike && !property.PropertyType.IsPointer)
            .Select(property => (property.Name, Get: (Func<object?>)(() => property.GetValue(value, BindingFlags.DoNotWrapExceptions, null, null, null))))
            .Concat(type.GetFields(Public).Select(field => (field.Name, Get: (Func<object?>)(() => field.GetValue(value)))))
            .Take(MaximumProperties)
            .Select(member => (member.Name, ReadMember(member.Get)))
            .ToList();
        return members.Count == 0 ? new ScalarNode(TypeNames.Of(type)) : new ObjectNode(TypeNames.IsAnonymous(type) ? "" : TypeNames.Of(type), members);
    }

    ValueNode ReadMember(Func<object?> get)
    {
        try
        {
            return Read(get());
        }
        catch (Exception e) when (IsOrdinary(e))
        {
            return Thrown(e);
        }
    }

    string Shorten(string text)
    {
        var maximum = path.Count == 0 ? MaximumText : MaximumInnerText;
        if (text.Length <= maximum) return text;
        var cut = char.IsHighSurrogate(text[maximum - 1]) ? maximum - 1 : maximum;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, cut)}... ({text.Length - cut:N0} more characters)");
    }

    static bool IsOrdinary(Exception e) => e is not (OperationCanceledException or ThreadInterruptedException);

    static ScalarNode Thrown(Exception e) => new($"({TypeNames.Of(e.GetType())}: {e.Message})");
}
