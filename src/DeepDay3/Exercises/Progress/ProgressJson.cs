using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeepDay3.Exercises.Progress;

/// <summary>The text of a progress file: <c>{"version": 1, "exercises": {"rnn-01": {...}}}</c>.</summary>
static class ProgressJson
{
    /// <summary>The version that this program writes. It reads no newer one.</summary>
    public const int Version = 1;

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>Reads the version; null when the text is no progress file.</summary>
    public static int? ReadVersion(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("version", out JsonElement version)
                && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out int number) && number > 0 ? number : null;
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads the exercises of a file of this version; null when it is damaged.</summary>
    public static Dictionary<string, ExerciseProgress>? Read(string text)
    {
        try
        {
            Dictionary<string, ExerciseProgress?>? exercises = JsonSerializer.Deserialize<Content>(text, Options)?.Exercises;
            return exercises?.All(entry => entry.Value is { Attempts: >= 0, Hints: >= 0 }) == true ? exercises.ToDictionary(entry => entry.Key, entry => entry.Value!, StringComparer.Ordinal) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Writes.</summary>
    public static string Write(IReadOnlyDictionary<string, ExerciseProgress> exercises) =>
        JsonSerializer.Serialize(new Content(Version, exercises.OrderBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(entry => entry.Key, ExerciseProgress? (entry) => entry.Value)), Options) + "\n";

    sealed record Content(int Version, Dictionary<string, ExerciseProgress?>? Exercises);
}
