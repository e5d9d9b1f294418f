using System.Text.Json;

namespace DeepDay3.Exercises.Content;

/// <summary>An object of an exercise file, read strictly: properties that nobody asks for are errors, so that a misspelt name is found.</summary>
sealed class JsonReading
{
    readonly Dictionary<string, JsonElement> properties = new(StringComparer.Ordinal);
    readonly HashSet<string> asked = new(StringComparer.Ordinal);
    readonly string where;

    /// <param name="element">The object.</param>
    /// <param name="where">File and exercise, for messages.</param>
    public JsonReading(JsonElement element, string where)
    {
        this.where = where;
        if (element.ValueKind != JsonValueKind.Object)
            throw Error($"a {element.ValueKind.ToString().ToLowerInvariant()} was found where an object was expected");
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!properties.TryAdd(property.Name, property.Value))
                throw Error($"\"{property.Name}\" stands there twice");
        }
    }

    public IEnumerable<string> Names => properties.Keys;

    public bool Has(string name) => properties.ContainsKey(name);

    /// <summary>A property that has to be there.</summary>
    public JsonElement Need(string name) => Find(name) ?? throw Error($"\"{name}\" is missing");

    public JsonElement? Find(string name)
    {
        asked.Add(name);
        return properties.TryGetValue(name, out JsonElement value) ? value : null;
    }

    public JsonReading Object(string name) => Inner(Need(name), $"\"{name}\"");

    /// <summary>An object that stands in this one.</summary>
    public JsonReading Inner(JsonElement element, string name) => new(element, $"{where}, {name}");

    /// <summary>A text that is not blank: a string, or an array of lines.</summary>
    public string Text(string name) => Text(Need(name), $"\"{name}\"");

    public string? TextOrNull(string name) => Find(name) is { } value ? Text(value, $"\"{name}\"") : null;

    public string Text(JsonElement value, string name)
    {
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Array when value.EnumerateArray().All(line => line.ValueKind == JsonValueKind.String) => string.Join("\n", value.EnumerateArray().Select(line => line.GetString())),
            _ => throw Error($"{name} is neither a string nor an array of lines"),
        };
        return string.IsNullOrWhiteSpace(text) ? throw Error($"{name} is empty") : text;
    }

    public bool Flag(string name) => Find(name) is { } value && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Error($"\"{name}\" is neither true nor false"),
    };

    public double Number(string name, double? missing = null) =>
        Find(name) is not { } value ? missing ?? throw Error($"\"{name}\" is missing")
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number
        : throw Error($"\"{name}\" is not a number");

    public IReadOnlyList<JsonElement> List(string name, bool isOptional = false)
    {
        if (Find(name) is not { } value)
            return isOptional ? [] : throw Error($"\"{name}\" is missing");
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Error($"\"{name}\" is not an array");
    }

    public string String(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : throw Error($"{name} is not a string");

    /// <summary>Refuses what nobody has asked for.</summary>
    public void Finish()
    {
        if (properties.Keys.FirstOrDefault(name => !asked.Contains(name)) is { } unknown)
            throw Error($"\"{unknown}\" is unknown; {string.Join(", ", asked.Order(StringComparer.Ordinal))} may stand here");
    }

    public ExerciseFormatException Error(string what) => new($"{where}: {what}.");
}
