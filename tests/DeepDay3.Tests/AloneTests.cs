using System.Runtime.CompilerServices;

namespace DeepDay3.Tests;

public class AloneTests
{
    [Fact]
    public void Whoever_seeds_the_default_generator_runs_alone()
    {
        var sources = Directory.EnumerateFiles(Folder(), "*Tests.cs", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "AloneTests.cs");
        var shared = sources.Where(file => File.ReadAllText(file) is var text && text.Contains("manual_seed(", StringComparison.Ordinal) && !text.Contains("[Collection(Alone.Name)]", StringComparison.Ordinal));
        Assert.Empty(shared.Select(Path.GetFileName));
    }

    static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
