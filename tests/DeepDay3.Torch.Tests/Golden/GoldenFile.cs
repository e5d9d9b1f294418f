using System.Collections.Concurrent;
using System.Text.Json;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>
/// The golden cases of one subject. A test takes names as its data, and looks the case up:
/// <code>
/// public static TheoryData&lt;string&gt; Names => GoldenFile.Load("convolution").Names("conv2d");
/// [Theory, MemberData(nameof(Names))]
/// public void Conv2d_is_as_in_PyTorch(string name) { var c = GoldenFile.Load("convolution")[name]; ... }
/// </code>
/// </summary>
public sealed class GoldenFile
{
    const int Format = 1;
    static readonly ConcurrentDictionary<string, Lazy<GoldenFile>> Loaded = new();
    readonly Dictionary<string, GoldenCase> cases = [];

    GoldenFile(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement.Clone();
        if (root.GetProperty("format").GetInt32() != Format)
            throw new InvalidDataException($"{path} has format {root.GetProperty("format")}, but this reader knows {Format}.");
        foreach (var json in root.GetProperty("cases").EnumerateArray())
        {
            var golden = new GoldenCase(json);
            cases.Add(golden.Name, golden);
        }
    }

    /// <summary>The folder with the golden files of this source tree.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>All cases in the order of the file.</summary>
    public IEnumerable<GoldenCase> Cases => cases.Values;

    /// <summary>The case of that name.</summary>
    public GoldenCase this[string name] => cases[name];

    /// <summary>The subject's cases; read once.</summary>
    public static GoldenFile Load(string subject)
        => Loaded.GetOrAdd(subject, s => new Lazy<GoldenFile>(() => new GoldenFile(Path.Combine(Folder, s + ".json")))).Value;

    /// <summary>Names of all cases, or of those of the given operations. Never empty: a theory without data would pass unseen.</summary>
    public TheoryData<string> Names(params string[] ops) => Names(c => ops.Length == 0 || ops.Contains(c.Op));

    /// <summary>Names of the cases that are wanted. Never empty.</summary>
    public TheoryData<string> Names(Func<GoldenCase, bool> wanted)
    {
        var names = new TheoryData<string>();
        foreach (var c in Cases.Where(wanted))
            names.Add(c.Name);
        return names.Count > 0 ? names : throw new InvalidOperationException("No golden case is of the kind that the test asks for.");
    }

    static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "tests", "DeepDay3.Torch.Tests", "Golden");
            if (Directory.Exists(candidate))
                return candidate;
        }

        throw new DirectoryNotFoundException($"No tests/DeepDay3.Torch.Tests/Golden above {AppContext.BaseDirectory}: run the tests from their source tree.");
    }
}
