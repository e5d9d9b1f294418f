namespace DeepDay3.Torch.Tests.Golden;

/// <summary>
/// Keeps account of the operations in the golden files that the engine does not have yet: uncovered.txt lists them, subject by subject. The list
/// may only shrink.
/// </summary>
public class GoldenCoverageTests
{
    // Subjects with tests of their own kind, and the tables.
    static readonly string[] Elsewhere = ["complex", "truth", "random", "initialization", "optimizers", "promotion", "views", "rearranging", "convolution", "spatial", "distributions"];

    [Fact]
    public void Operations_without_an_implementation_are_those_on_the_list()
    {
        string[] uncovered = [.. Directory.GetFiles(GoldenFile.Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Except(Elsewhere).Order(StringComparer.Ordinal)
            .SelectMany(subject => GoldenFile.Load(subject).Cases.Select(c => c.Op).Where(op => !GoldenOps.Has(op)).Distinct().Order(StringComparer.Ordinal).Select(op => $"{subject} {op}"))];
        string[] listed = File.ReadAllLines(Path.Combine(GoldenFile.Folder, "uncovered.txt"));
        Assert.True(listed.SequenceEqual(uncovered),
            $"uncovered.txt is not up to date.\nNot implemented and not listed: {string.Join(", ", uncovered.Except(listed))}\nListed, but implemented (take them off the list): {string.Join(", ", listed.Except(uncovered))}");
    }
}
