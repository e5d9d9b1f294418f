using System.Text.Json;

namespace DeepDay3.Jupyter.Messages;

/// <summary>A message from a client.</summary>
/// <param name="Identities">The frames that lead back to its sender.</param>
/// <param name="Type">Such as execute_request.</param>
/// <param name="Id">The sender's name for it.</param>
/// <param name="Header">The header's bytes, which answers carry as their parent header.</param>
/// <param name="Content">The content; an object.</param>
sealed record JupyterMessage(IReadOnlyList<byte[]> Identities, string Type, string Id, byte[] Header, JsonElement Content)
{
    /// <summary>A text of the content.</summary>
    /// <exception cref="MalformedMessageException">It is missing or no text.</exception>
    public string Text(string name) =>
        Find(name, JsonValueKind.String) is { } value ? Read(value, name) : throw new MalformedMessageException($"{Type} without a text \"{name}\"");

    /// <summary>A text of the content; <paramref name="missing"/> where it is missing or null.</summary>
    public string Text(string name, string missing) =>
        Find(name, JsonValueKind.String) is { } value ? Read(value, name) : missing;

    /// <summary>A number of the content.</summary>
    public int Number(string name, int missing) =>
        Find(name, JsonValueKind.Number) is { } value && value.TryGetDouble(out var number) ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : missing;

    /// <summary>A truth value of the content.</summary>
    public bool Flag(string name, bool missing) => Content.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.ValueKind == JsonValueKind.True
        : missing;

    /// <summary>The texts of an object of the content, by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Texts(string name)
    {
        if (Find(name, JsonValueKind.Object) is not { } value) yield break;
        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String) yield return new(property.Name, Read(property.Value, name));
        }
    }

    // JSON may hold escapes that are half of a character.
    internal static string Read(JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new MalformedMessageException($"\"{name}\" is not valid Unicode");
        }
    }

    JsonElement? Find(string name, JsonValueKind kind) => Content.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;
}
