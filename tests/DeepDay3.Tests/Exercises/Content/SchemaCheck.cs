using System.Text.Json;
using System.Text.RegularExpressions;

namespace DeepDay3.Tests.Exercises.Content;

/// <summary>The part of JSON Schema that exercise.schema.json uses; a keyword that it does not know is an error, so that nothing is passed over.</summary>
/// <param name="root">The schema.</param>
sealed class SchemaCheck(JsonElement root)
{
    /// <summary>What does not fit, a line each.</summary>
    public IReadOnlyList<string> Errors(JsonElement value) => [.. Errors(root, value, "$")];

    IEnumerable<string> Errors(JsonElement schema, JsonElement value, string at)
    {
        foreach (JsonProperty rule in schema.EnumerateObject())
        {
            foreach (string error in Apply(schema, rule, value, at))
                yield return error;
        }
    }

    IEnumerable<string> Apply(JsonElement schema, JsonProperty rule, JsonElement value, string at)
    {
        JsonElement wanted = rule.Value;
        bool isObject = value.ValueKind == JsonValueKind.Object, isArray = value.ValueKind == JsonValueKind.Array, isString = value.ValueKind == JsonValueKind.String;
        double? number = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
        return rule.Name switch
        {
            "$schema" or "$defs" or "title" or "description" or "then" => [],
            "$ref" => Errors(wanted.GetString()!.Split('/')[1..].Aggregate(root, (part, name) => part.GetProperty(name)), value, at),
            "type" => If(Type(value) != wanted.GetString(), at, $"is a {Type(value)}, not a {wanted}"),
            "const" => If(!JsonElement.DeepEquals(wanted, value), at, $"is not {wanted}"),
            "enum" => If(!wanted.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), at, $"is {value}, not one of {wanted}"),
            "pattern" => If(isString && !Regex.IsMatch(value.GetString()!, wanted.GetString()!), at, $"does not match {wanted}"),
            "minLength" => If(isString && value.GetString()!.Length < wanted.GetInt32(), at, "is too short"),
            "minItems" => If(isArray && value.GetArrayLength() < wanted.GetInt32(), at, $"has fewer than {wanted} items"),
            "maxItems" => If(isArray && value.GetArrayLength() > wanted.GetInt32(), at, $"has more than {wanted} items"),
            "minProperties" => If(isObject && value.EnumerateObject().Count() < wanted.GetInt32(), at, $"has fewer than {wanted} properties"),
            "minimum" => If(number < wanted.GetDouble(), at, $"is below {wanted}"),
            "maximum" => If(number > wanted.GetDouble(), at, $"is above {wanted}"),
            "exclusiveMinimum" => If(number <= wanted.GetDouble(), at, $"is not above {wanted}"),
            "exclusiveMaximum" => If(number >= wanted.GetDouble(), at, $"is not below {wanted}"),
            "required" => isObject ? wanted.EnumerateArray().SelectMany(name => If(!value.TryGetProperty(name.GetString()!, out _), at, $"has no {name}")) : [],
            "properties" => isObject ? wanted.EnumerateObject().SelectMany(one => value.TryGetProperty(one.Name, out JsonElement inner) ? Errors(one.Value, inner, $"{at}.{one.Name}") : []) : [],
            "additionalProperties" => isObject ? value.EnumerateObject().Where(one => !Declares(schema, one.Name)).SelectMany(one => wanted.ValueKind == JsonValueKind.False ? [$"{at}.{one.Name} is unknown"] : Errors(wanted, one.Value, $"{at}.{one.Name}")) : [],
            "items" => isArray ? value.EnumerateArray().SelectMany((item, i) => Errors(wanted, item, $"{at}[{i}]")) : [],
            "anyOf" => If(!wanted.EnumerateArray().Any(one => !Errors(one, value, at).Any()), at, "fits none of the alternatives"),
            "allOf" => wanted.EnumerateArray().SelectMany(one => Errors(one, value, at)),
            "if" => Errors(wanted, value, at).Any() ? [] : Errors(schema.GetProperty("then"), value, at),
            _ => throw new NotSupportedException($"{rule.Name} in the schema"),
        };
    }

    static IEnumerable<string> If(bool wrong, string at, string what) => wrong ? [$"{at} {what}"] : [];

    static bool Declares(JsonElement schema, string name) => schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(name, out _);

    static string Type(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
