using System.Globalization;
using System.Reflection;

namespace DeepDay3.Torch.Tests.Api;

/// <summary>Types, parameters and default values written as the API table writes them.</summary>
internal static class ApiNames
{
    static readonly Dictionary<Type, string> keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>The table's type column: full name with dots, cut where the type arguments begin.</summary>
    internal static string Column(Type type) => type.FullName!.Replace('+', '.').Split('`')[0];

    internal static string Of(Type type)
    {
        if (keywords.TryGetValue(type, out string? keyword)) return keyword;
        if (type.IsGenericParameter) return type.Name;
        if (type.IsByRef) return Of(type.GetElementType()!);
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Of(underlying) + "?";
        var arguments = type.GetGenericArguments();
        if (IsTuple(type) && !type.ContainsGenericParameters) return $"({List(arguments)})";
        return Nested(type, arguments);
    }

    static bool IsTuple(Type type) => type.IsGenericType && type.FullName is { } name && name.StartsWith("System.ValueTuple`", StringComparison.Ordinal);

    /// <summary>Each level of nesting carries the arguments it declares: Outer&lt;A&gt;.Inner&lt;B&gt;.</summary>
    static string Nested(Type type, Type[] arguments)
    {
        string simple = type.Name.Split('`')[0];
        int outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        if (arguments.Length > outer) simple += $"<{List(arguments[outer..])}>";
        if (type.DeclaringType is { } declaring) return $"{Nested(declaring, arguments[..outer])}.{simple}";
        return type.Namespace is null or "TorchSharp" or "System" or "System.IO" or "System.Collections.Generic" ? simple : $"{type.Namespace}.{simple}";
    }

    internal static string List(IEnumerable<Type> types) => string.Join(", ", types.Select(Of));

    internal static string List(IEnumerable<ParameterInfo> parameters, bool extension = false) =>
        string.Join(", ", parameters.Select((parameter, i) => (extension && i == 0 ? "this " : "") + Of(parameter)));

    static string Of(ParameterInfo parameter)
    {
        string prefix = parameter.ParameterType.IsByRef ? parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref " : "";
        if (parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.CustomAttributes.Any(a => a.AttributeType.Name == "ParamCollectionAttribute")) prefix = "params ";
        return prefix + Of(parameter.ParameterType) + " " + parameter.Name + (parameter.HasDefaultValue ? " = " + Default(parameter) : "");
    }

    static string Default(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        object? value = parameter.RawDefaultValue;
        return value switch
        {
            null => type.IsValueType && plain == type ? "default" : "null",
            _ when plain.IsEnum => $"{Of(plain)}.{Enum.ToObject(plain, value)}",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
    }
}
