using System.Globalization;
using System.Reflection;
using System.Text;
using DeepDay3.Notebooks.Display;

namespace DeepDay3.Notebooks.Book.Api;

/// <summary>Types and members as C# declares them, in short.</summary>
static class ApiSignature
{
    public static string Of(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : IsRecord(type) ? "record" : "class";
        var bases = new List<Type>();
        if (type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType && !type.IsEnum && kind != "delegate") bases.Add(parent);
        if (!type.IsEnum && kind != "delegate") bases.AddRange(type.GetInterfaces().Where(one => one.IsPublic && !one.Name.StartsWith("IEquatable", StringComparison.Ordinal) && parentHasNot(one)));
        return $"{kind} {TypeName(type)}{(bases.Count > 0 ? " : " + string.Join(", ", bases.Take(4).Select(TypeName)) : "")}";

        bool parentHasNot(Type one) => type.BaseType is null || !one.IsAssignableFrom(type.BaseType);
    }

    public static string Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor.GetParameters(), false)})",
        MethodInfo method => $"{(method.IsStatic ? "static " : "")}{TypeName(method.ReturnType)} {NameOf(method)}({Parameters(method.GetParameters(), IsExtension(method))})",
        PropertyInfo property => $"{(property.GetAccessors()[0].IsStatic ? "static " : "")}{TypeName(property.PropertyType)} {Indexer(property)} {{ {(property.CanRead ? "get; " : "")}{Setter(property)}}}",
        FieldInfo { IsLiteral: true } field => $"const {TypeName(field.FieldType)} {field.Name} = {Value(field.GetRawConstantValue())}",
        FieldInfo field => $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeName(field.FieldType)} {field.Name}",
        EventInfo happening => $"event {TypeName(happening.EventHandlerType!)} {happening.Name}",
        _ => member.Name,
    };

    static string TypeName(Type type) => TypeNames.Of(type);

    static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    static bool IsExtension(MethodInfo method) => method.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), false);

    static string NameOf(MethodInfo method)
    {
        var name = method.Name switch { "op_Implicit" => "implicit operator", "op_Explicit" => "explicit operator", var other => other };
        return method.IsGenericMethod ? $"{name}<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>" : name;
    }

    static string Indexer(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } parameters ? $"this[{Parameters(parameters, false)}]" : property.Name;

    static string Setter(PropertyInfo property)
    {
        if (property.SetMethod is not { IsPublic: true } setter) return "";
        return setter.ReturnParameter.GetRequiredCustomModifiers().Any(one => one.Name == "IsExternalInit") ? "init; " : "set; ";
    }

    static string Parameters(ParameterInfo[] parameters, bool extension)
    {
        var text = new StringBuilder(extension ? "this " : "");
        foreach (var parameter in parameters)
        {
            if (parameter.Position > 0) text.Append(", ");
            if (parameter.IsDefined(typeof(ParamArrayAttribute), false)) text.Append("params ");
            var type = parameter.ParameterType;
            if (type.IsByRef) text.Append(parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ");
            text.Append(TypeName(type.IsByRef ? type.GetElementType()! : type)).Append(' ').Append(parameter.Name);
            if (parameter.HasDefaultValue) text.Append(" = ").Append(Value(parameter.DefaultValue));
        }

        return text.ToString();
    }

    static string Value(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        char one => $"'{one}'",
        bool flag => flag ? "true" : "false",
        Enum name => $"{name.GetType().Name}.{name}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
