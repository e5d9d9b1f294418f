namespace DeepDay3.Notebooks.Display;

/// <summary>Type names as a C# programmer writes them.</summary>
static class TypeNames
{
    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    /// <summary>The name of <paramref name="type"/>; with its namespace where <paramref name="full"/> asks for it.</summary>
    public static string Of(Type type, bool full = false)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsArray) return $"{Of(type.GetElementType()!, full)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsByRef) return Of(type.GetElementType()!, full);
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Of(underlying, full) + "?";
        if (IsAnonymous(type)) return "(anonymous)";
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
            return $"({string.Join(", ", type.GetGenericArguments().Select(argument => Of(argument, full)))})";

        var isInCell = type.DeclaringType is { } declaring && IsCell(declaring);
        var scope = full && !isInCell && !type.IsGenericParameter && type.Namespace is { } space ? space + "." : "";
        var name = type.Name.Split('`')[0];
        return type.IsGenericType
            ? $"{scope}{name}<{string.Join(", ", type.GetGenericArguments().Select(argument => Of(argument)))}>"
            : scope + name;
    }

    /// <summary>True for the class that the compiler makes of a cell.</summary>
    public static bool IsCell(Type type) => type.Assembly.GetName().Name?.StartsWith("cell-", StringComparison.Ordinal) == true && type.DeclaringType is null;

    /// <summary>True for the types behind <c>new { … }</c>.</summary>
    public static bool IsAnonymous(Type type) => type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal);
}
