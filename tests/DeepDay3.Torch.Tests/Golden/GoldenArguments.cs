using System.Globalization;
using System.Text.Json;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>The arguments of a golden case by name, with the type the test asks for.</summary>
public sealed class GoldenArguments
{
    readonly JsonElement json;

    internal GoldenArguments(JsonElement json) => this.json = json;

    /// <summary>The names of all arguments.</summary>
    public IEnumerable<string> Names => json.EnumerateObject().Select(p => p.Name);

    /// <summary>Whether the argument is there and not null.</summary>
    public bool Has(string name) => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A whole number.</summary>
    public long Long(string name) => Get(name).GetInt64();

    /// <summary>A whole number, or the given one where it is absent.</summary>
    public long Long(string name, long otherwise) => Has(name) ? Long(name) : otherwise;

    /// <summary>A list of whole numbers; a single number is a list of one.</summary>
    public long[] Longs(string name)
    {
        var value = Get(name);
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(x => x.GetInt64())] : [value.GetInt64()];
    }

    /// <summary>A number; "nan", "inf" and "-inf" are written as text.</summary>
    public double Double(string name) => ToDouble(Get(name));

    /// <summary>A number, or the given one where it is absent.</summary>
    public double Double(string name, double otherwise) => Has(name) ? Double(name) : otherwise;

    /// <summary>A list of numbers.</summary>
    public double[] Doubles(string name) => [.. Get(name).EnumerateArray().Select(ToDouble)];

    /// <summary>An argument that is an object of arguments itself.</summary>
    public GoldenArguments Object(string name) => new(Get(name));

    /// <summary>A truth value.</summary>
    public bool Bool(string name) => Get(name).GetBoolean();

    /// <summary>A truth value, or the given one where it is absent.</summary>
    public bool Bool(string name, bool otherwise) => Has(name) ? Bool(name) : otherwise;

    /// <summary>A text.</summary>
    public string String(string name) => Get(name).GetString()!;

    /// <summary>A text, or the given one where it is absent.</summary>
    public string String(string name, string otherwise) => Has(name) ? String(name) : otherwise;

    /// <summary>Binary data.</summary>
    public byte[] Bytes(string name) => Get(name).GetBytesFromBase64();

    /// <summary>A tensor.</summary>
    public GoldenTensor Tensor(string name) => new(Get(name));

    /// <summary>A list of objects with arguments of their own, such as steps.</summary>
    public GoldenArguments[] Objects(string name) => [.. Get(name).EnumerateArray().Select(x => new GoldenArguments(x))];

    /// <summary>The JSON itself, for what no other member reads.</summary>
    public JsonElement Json(string name) => Get(name);

    JsonElement Get(string name)
        => json.TryGetProperty(name, out var value) ? value : throw new KeyNotFoundException($"The golden case has no argument '{name}', only {string.Join(", ", Names)}.");

    static double ToDouble(JsonElement value)
        => value.ValueKind == JsonValueKind.String
            ? value.GetString() switch
            {
                "nan" => double.NaN,
                "inf" => double.PositiveInfinity,
                "-inf" => double.NegativeInfinity,
                var text => double.Parse(text!, CultureInfo.InvariantCulture),
            }
            : value.GetDouble();
}
