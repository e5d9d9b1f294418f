using System.Globalization;
using System.Text.Json;

namespace DeepDay3.Torch.Tests.Kernels;

/// <summary>Reads golden values that the golden.py beside a test made with PyTorch.</summary>
static class KernelGolden
{
    internal static IEnumerable<JsonElement> Load(string subject)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "DeepDay3.sln")))
            folder = folder.Parent;
        Assert.NotNull(folder);
        var path = Path.Combine(folder.FullName, "tests", "DeepDay3.Torch.Tests", "Kernels", subject, "golden.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(item => item.Clone())];
    }

    /// <summary>One theory row a case: its position and its operation, which names it in the report.</summary>
    internal static TheoryData<int, string> Rows(string subject, params string[] operations)
    {
        var rows = new TheoryData<int, string>();
        var index = 0;
        foreach (var item in Load(subject))
        {
            var operation = item.GetProperty("op").GetString()!;
            if (operations.Length == 0 || operations.Contains(operation))
                rows.Add(index, operation);
            index++;
        }
        return rows;
    }

    internal static JsonElement Case(string subject, int index) => Load(subject).ElementAt(index);

    internal static long[] Longs(this JsonElement item, string name)
        => [.. item.GetProperty(name).EnumerateArray().Select(value => value.GetInt64())];

    internal static int Int(this JsonElement item, string name) => item.GetProperty(name).GetInt32();

    internal static bool Flag(this JsonElement item, string name) => item.GetProperty(name).GetBoolean();

    internal static string Text(this JsonElement item, string name) => item.GetProperty(name).GetString()!;

    internal static double[] Doubles(this JsonElement item, string name)
        => [.. item.GetProperty(name).EnumerateArray().Select(value => value.ValueKind == JsonValueKind.String
            ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture)
            : value.GetDouble())];

    /// <summary>The pseudo-random values of golden.py's ramp.</summary>
    internal static double[] Ramp(long length, int seed)
    {
        var values = new double[length];
        for (long i = 0; i < length; i++)
            values[i] = ((i * 7919 + seed * 104729L + i * i % 911 * 31) % 2003 - 1001) / 500.0;
        return values;
    }

    internal static double[] Ramp(long[] shape, int seed) => Ramp(shape.Aggregate(1L, (product, size) => product * size), seed);
}
