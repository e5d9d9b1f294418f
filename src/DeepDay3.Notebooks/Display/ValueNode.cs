using System.Collections;
using System.Globalization;
using System.Reflection;

namespace DeepDay3.Notebooks.Display;

/// <summary>A value taken apart once, so that sequences run once and properties are read once, however many formats follow.</summary>
abstract record ValueNode
{
    const int MaximumDepth = 4;
    const int MaximumItems = 20;
    const int MaximumProperties = 30;

    /// <summary>Takes a value apart, down to a few levels and a few items each.</summary>
    public static ValueNode Of(object? value) => Of(value, 0);

    static ValueNode Of(object? value, int depth)
    {
        switch (value)
        {
            case null: return new ScalarNode("null");
            case string text: return new ScalarNode(text, IsText: true);
            case bool flag: return new ScalarNode(flag ? "true" : "false");
            case char character: return new ScalarNode(character.ToString(), IsText: true);
            case Type type: return new ScalarNode(TypeNames.Of(type, true));
            case DateTime time: return new ScalarNode(time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
            case Task task: return new ScalarNode($"{TypeNames.Of(task.GetType())} ({task.Status})");
            case Delegate function: return new ScalarNode(TypeNames.Of(function.GetType()));
            case Exception exception: return new ScalarNode(exception.ToString());
            case IFormattable number when value is not IEnumerable: return new ScalarNode(number.ToString(null, CultureInfo.InvariantCulture));
        }

        var valueType = value.GetType();
        var isTuple = value is System.Runtime.CompilerServices.ITuple;
        if (value is not IEnumerable && !isTuple && !HasTable(valueType)) return new ScalarNode(value.ToString() ?? "");
        if (depth >= MaximumDepth) return new ScalarNode(TypeNames.Of(valueType));
        if (value is IDictionary dictionary) return Pairs(dictionary, depth);
        if (value is System.Runtime.CompilerServices.ITuple tuple)
            return new ObjectNode("", [.. Enumerable.Range(0, tuple.Length).Select(index => ($"Item{index + 1}", Of(tuple[index], depth + 1)))]);
        return value is IEnumerable sequence ? Items(sequence, depth) : Properties(value, valueType, depth);
    }

    // Records and anonymous objects are tables; so is a class that does not say by ToString what it is.
    static bool HasTable(Type type) =>
        TypeNames.IsAnonymous(type)
        || type.GetMethod("<Clone>$") is not null
        || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null
        || type.GetMethod("ToString", Type.EmptyTypes)?.DeclaringType is { } declaring && (declaring == typeof(object) || declaring == typeof(ValueType));

    static ValueNode Items(IEnumerable sequence, int depth)
    {
        var items = new List<ValueNode>();
        var count = (sequence as ICollection)?.Count;
        var hasMore = false;
        try
        {
            foreach (var item in sequence)
            {
                if (items.Count == MaximumItems)
                {
                    hasMore = true;
                    break;
                }

                items.Add(Of(item, depth + 1));
            }
        }
        catch (Exception e) when (e is not (OperationCanceledException or ThreadInterruptedException))
        {
            items.Add(Thrown(e));
        }

        return new SequenceNode(items, hasMore ? (count is { } total ? $"{total - MaximumItems} more" : "more") : null);
    }

    static ValueNode Pairs(IDictionary dictionary, int depth)
    {
        var pairs = dictionary.Cast<object>().Take(MaximumItems).Select(entry =>
        {
            var type = entry.GetType();
            var (key, value) = entry is DictionaryEntry pair ? (pair.Key, pair.Value) : (type.GetProperty("Key")!.GetValue(entry), type.GetProperty("Value")!.GetValue(entry));
            return (PlainRenderer.Render(Of(key, depth + 1)), Of(value, depth + 1));
        }).ToList();
        if (dictionary.Count > MaximumItems) pairs.Add(("...", new ScalarNode($"{dictionary.Count - MaximumItems} more")));
        return new ObjectNode("", pairs);
    }

    static ValueNode Properties(object value, Type type, int depth)
    {
        const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;
        var members = type.GetProperties(Public)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike && !property.PropertyType.IsPointer)
            .Select(property => (property.Name, Read: (Func<object?>)(() => property.GetValue(value, BindingFlags.DoNotWrapExceptions, null, null, null))))
            .Concat(type.GetFields(Public).Select(field => (field.Name, Read: (Func<object?>)(() => field.GetValue(value)))))
            .Take(MaximumProperties)
            .Select(member => (member.Name, Read(member.Read, depth)))
            .ToList();
        return members.Count == 0 ? new ScalarNode(TypeNames.Of(type)) : new ObjectNode(TypeNames.IsAnonymous(type) ? "" : TypeNames.Of(type), members);
    }

    static ValueNode Read(Func<object?> read, int depth)
    {
        try
        {
            return Of(read(), depth + 1);
        }
        catch (Exception e) when (e is not (OperationCanceledException or ThreadInterruptedException))
        {
            return Thrown(e);
        }
    }

    static ScalarNode Thrown(Exception e) => new($"({TypeNames.Of(e.GetType())}: {e.Message})");
}
