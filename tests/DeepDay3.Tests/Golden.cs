using System.Text.Json;

namespace DeepDay3.Tests;

/// <summary>Files that another program made, embedded into this assembly.</summary>
static class Golden
{
    public static byte[] Bytes(string name)
    {
        using Stream stream = typeof(Golden).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no golden file {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static JsonElement Json(string name)
    {
        using var document = JsonDocument.Parse(Bytes(name));
        return document.RootElement.Clone();
    }

    public static double[] Numbers(this JsonElement element) => [.. element.EnumerateArray().Select(value => value.GetDouble())];
}
