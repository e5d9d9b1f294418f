using System.Reflection;

namespace DeepDay3.Notebooks.Book.Api;

/// <summary>The ids by which the compiler's XML documentation names types and members (ECMA-334, annex D.4.2).</summary>
static class DocumentationId
{
    public static string Of(MemberInfo member) => member switch
    {
        Type type => $"T:{NameOf(type)}",
        ConstructorInfo constructor => $"M:{NameOf(constructor.DeclaringType!)}.#ctor{Parameters(constructor)}",
        MethodInfo method => $"M:{NameOf(method.DeclaringType!)}.{method.Name.Replace('.', '#')}{(method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "")}{Parameters(method)}"
            + (method.Name is "op_Implicit" or "op_Explicit" ? $"~{Reference(method.ReturnType)}" : ""),
        PropertyInfo property => $"P:{NameOf(property.DeclaringType!)}.{property.Name}{List(property.GetIndexParameters())}",
        FieldInfo field => $"F:{NameOf(field.DeclaringType!)}.{field.Name}",
        EventInfo happening => $"E:{NameOf(happening.DeclaringType!)}.{happening.Name}",
        _ => "",
    };

    static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    static string Parameters(MethodBase method) => List(method.GetParameters());

    static string List(ParameterInfo[] parameters) => parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";

    static string Reference(Type type)
    {
        if (type.IsByRef) return Reference(type.GetElementType()!) + "@";
        if (type.IsPointer) return Reference(type.GetElementType()!) + "*";
        if (type.IsArray)
        {
            var rank = type.GetArrayRank();
            return Reference(type.GetElementType()!) + (rank == 1 ? "[]" : $"[{string.Join(',', Enumerable.Repeat("0:", rank))}]");
        }

        if (type.IsGenericParameter) return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (!type.IsGenericType) return type.FullName!.Replace('+', '.');
        var definition = type.GetGenericTypeDefinition().FullName!.Replace('+', '.');
        var tick = definition.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? definition : $"{definition[..tick]}{{{string.Join(',', type.GetGenericArguments().Select(Reference))}}}";
    }
}
