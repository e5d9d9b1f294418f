namespace DeepDay3.Comparison;

/// <summary>What the machine calls itself.</summary>
static class Processor
{
    /// <summary>The model's name, where the system tells it.</summary>
    public static string Name()
    {
        const string File = "/proc/cpuinfo";
        if (!System.IO.File.Exists(File)) return "an unnamed processor";
        string Value(string key) => System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "?";
        return $"{Value("model name")} (family {Value("cpu family")}, model {Value("model\t")})";
    }
}
