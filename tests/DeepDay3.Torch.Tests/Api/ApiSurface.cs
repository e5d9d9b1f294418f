using System.Reflection;
using System.Runtime.CompilerServices;

namespace DeepDay3.Torch.Tests.Api;

/// <summary>What programs outside of an assembly can see of it, one row a type or member, written as the API table writes them.</summary>
internal static class ApiSurface
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The rows of an assembly, each with what it describes.</summary>
    internal static IEnumerable<(ApiRow row, MemberInfo member)> Of(Assembly assembly) =>
        assembly.GetTypes().Where(IsVisible).SelectMany(Of);

    internal static IEnumerable<(ApiRow row, MemberInfo member)> Of(Type type)
    {
        string column = ApiNames.Column(type);
        yield return (new ApiRow(column, KindOf(type), Heading(type)), type);
        if (type.IsEnum)
        {
            yield return (new ApiRow(column, "values", Values(type)), type);
            yield break;
        }
        bool isDelegate = type.IsSubclassOf(typeof(MulticastDelegate));
        foreach (var member in type.GetMembers(Declared))
        {
            if (member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not MethodInfo { IsSpecialName: true }) continue;
            if (isDelegate && member.Name != "Invoke") continue;
            if (Describe(member) is var (kind, signature)) yield return (new ApiRow(column, kind, signature), member);
        }
    }

    /// <summary>Rows that a type has through its base types, without the words that say where.</summary>
    internal static IEnumerable<ApiRow> Inherited(Type type)
    {
        string column = ApiNames.Column(type);
        for (var from = type.BaseType; from is not null && from != typeof(object) && from != typeof(ValueType); from = from.BaseType)
            foreach (var member in from.GetMembers(Declared))
                if (Describe(member) is var (kind, signature) && kind != "ctor") yield return new ApiRow(column, kind, new ApiRow(column, kind, signature).Call);
    }

    static bool IsVisible(Type type)
    {
        for (var level = type; level is not null; level = level.DeclaringType)
            if (!(level.IsPublic || level.IsNestedPublic || level.IsNestedFamily || level.IsNestedFamORAssem)) return false;
        return true;
    }

    static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    static string KindOf(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        _ when type.IsSubclassOf(typeof(MulticastDelegate)) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    static string Heading(Type type)
    {
        string name = ApiNames.Of(type);
        bool plain = type.BaseType is null || type.BaseType == typeof(object) || type.BaseType == typeof(ValueType) || type.BaseType == typeof(Enum);
        return plain ? name : $"{name} : {ApiNames.Of(type.BaseType!)}";
    }

    static string Values(Type type) => string.Join(", ",
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (field.Name, Value: Convert.ToInt64(field.GetRawConstantValue())))
            .OrderBy(value => (ulong)value.Value)
            .Select(value => $"{value.Name}={value.Value}"));

    static (string kind, string signature)? Describe(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) => ("ctor",
            $"{(constructor.IsPublic ? "" : "protected ")}{constructor.DeclaringType!.Name.Split('`')[0]}({ApiNames.List(constructor.GetParameters())})"),
        FieldInfo { IsSpecialName: false } field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly => ("field",
            $"{(field.IsStatic ? "static " : "")}{ApiNames.Of(field.FieldType)} {field.Name}"),
        PropertyInfo property when IsVisible(property.GetMethod) || IsVisible(property.SetMethod) => ("property", Property(property)),
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) => ("method", Method(method)),
        _ => null,
    };

    static string Property(PropertyInfo property)
    {
        bool isStatic = (property.GetMethod ?? property.SetMethod)!.IsStatic;
        var indices = property.GetIndexParameters();
        // Accessors of derived classes count only where the property has no public one: the table's rows for fields say nothing of access either.
        bool anyPublic = property.GetMethod is { IsPublic: true } || property.SetMethod is { IsPublic: true };
        bool Shown(MethodInfo? accessor) => anyPublic ? accessor is { IsPublic: true } : IsVisible(accessor);
        return (isStatic ? "static " : "") + ApiNames.Of(property.PropertyType) + " "
            + (indices.Length > 0 ? $"this[{ApiNames.List(indices)}]" : property.Name)
            + " { " + (Shown(property.GetMethod) ? "get; " : "") + (Shown(property.SetMethod) ? "set; " : "") + "}";
    }

    static string Method(MethodInfo method)
    {
        string modifiers = method.IsPublic ? "" : "protected ";
        if (method.IsStatic) modifiers += "static ";
        else if (method.IsAbstract) modifiers += "abstract ";
        else if (method.IsVirtual && !method.Attributes.HasFlag(MethodAttributes.NewSlot)) modifiers += "override ";
        else if (method.IsVirtual && !method.IsFinal) modifiers += "virtual ";
        string generic = method.IsGenericMethod ? $"<{ApiNames.List(method.GetGenericArguments())}>" : "";
        bool extension = method.IsDefined(typeof(ExtensionAttribute));
        return $"{modifiers}{ApiNames.Of(method.ReturnType)} {method.Name}{generic}({ApiNames.List(method.GetParameters(), extension)})";
    }
}
