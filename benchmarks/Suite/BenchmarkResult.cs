using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeepDay3.Benchmarks;

/// <summary>What a case came to.</summary>
/// <param name="Case">Its name.</param>
/// <param name="Unit">ns, ms, s, GFLOP/s, tokens/s or words/s.</param>
/// <param name="Value">The median.</param>
/// <param name="Threads">How many threads the tensor library was given.</param>
/// <param name="Samples">How many measurements the median is of.</param>
/// <param name="Smallest">The smallest of them.</param>
/// <param name="Largest">The largest.</param>
public sealed record BenchmarkResult(
    [property: JsonPropertyName("case")] string Case,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("value")] double Value,
    [property: JsonPropertyName("threads")] int Threads,
    [property: JsonPropertyName("samples")] int Samples,
    [property: JsonPropertyName("smallest")] double Smallest,
    [property: JsonPropertyName("largest")] double Largest)
{
    /// <summary>One JSON object on one line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is something else.</exception>
    public static BenchmarkResult FromJson(string line) => JsonSerializer.Deserialize<BenchmarkResult>(line) ?? throw new JsonException("null in place of a result");

    /// <summary>One line for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Case,-26} {Number(Value),10} {Unit,-9} {Threads} thread{(Threads == 1 ? " " : "s")}   {Number(Smallest)} .. {Number(Largest)} in {Samples}");

    /// <summary>A figure with three digits that count.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        >= 10_000 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("F2", CultureInfo.InvariantCulture),
        _ => value.ToString("G3", CultureInfo.InvariantCulture),
    };
}
