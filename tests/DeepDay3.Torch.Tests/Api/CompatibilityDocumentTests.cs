using System.Text;
using System.Text.RegularExpressions;
using TorchSharp;

namespace DeepDay3.Torch.Tests.Api;

/// <summary>
/// docs/torch-compatibility.md says what the engine has and what it has not; its figures and lists are made from the code. With
/// DEEPDAY3_UPDATE_DOCS=1 the test writes them.
/// </summary>
public partial class CompatibilityDocumentTests
{
    const string Begin = "<!-- generated: begin -->";
    const string End = "<!-- generated: end -->";

    [ApiTableFact]
    public void The_document_agrees_with_the_code()
    {
        string path = Path.Combine(ApiTable.RepositoryRoot!, "docs", "torch-compatibility.md");
        string text = File.ReadAllText(path).ReplaceLineEndings("\n");
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= Begin.Length && end > begin, $"{path} has no generated part between '{Begin}' and '{End}'.");
        string expected = $"\n\n{Generated()}\n";
        if (Environment.GetEnvironmentVariable("DEEPDAY3_UPDATE_DOCS") == "1") File.WriteAllText(path, text[..begin] + expected + text[end..]);
        else Assert.True(text[begin..end] == expected, "docs/torch-compatibility.md is not up to date: run this test once with DEEPDAY3_UPDATE_DOCS=1.");
    }

    static string Generated()
    {
        var assembly = typeof(torch).Assembly;
        var present = ApiSurface.Of(assembly).Select(found => found.row).ToHashSet();
        foreach (var type in assembly.GetTypes().Where(type => type.IsVisible)) present.UnionWith(ApiSurface.Inherited(type));
        bool Provided(ApiRow row) => present.Contains(row) || present.Contains(row with { Signature = row.Call });
        var used = ApiTable.Read().Uses.Where(entry => entry.Value >= 1 && !LeftOutByType().IsMatch(entry.Key.Signature)).ToList();
        var text = new StringBuilder();
        text.Append("| area | rows used by programs | here |\n|---|---|---|\n");
        foreach (var area in used.GroupBy(entry => Area(entry.Key.Type)).OrderByDescending(group => group.Count()))
            text.Append($"| {area.Key} | {area.Count()} | {area.Count(entry => Provided(entry.Key))} |\n");
        var often = used.Where(entry => entry.Value >= 3).ToList();
        var missing = used.Where(entry => !Provided(entry.Key)).ToList();
        text.Append($"\nOf the {often.Count} rows that three or more programs use, {often.Count - missing.Count(entry => entry.Value >= 3)} are here; of the {used.Count} that any uses, {used.Count - missing.Count}.\n");
        if (missing.Count > 0) text.Append("\nNot here:\n\n");
        foreach (var entry in missing.Where(entry => entry.Value >= 3).OrderByDescending(entry => entry.Value)) text.Append($"- `{entry.Key.Type}`: `{entry.Key.Signature}`\n");
        foreach (var type in missing.Where(entry => entry.Value < 3).GroupBy(entry => entry.Key.Type).OrderBy(group => group.Key, StringComparer.Ordinal))
            text.Append($"- `{type.Key}` (one or two programs): {string.Join(", ", type.Select(entry => Name(entry.Key)).Distinct().Order(StringComparer.Ordinal))}\n");
        return text.ToString();
    }

    static string Area(string type) => type switch
    {
        "TorchSharp.torch.Tensor" => "Tensor",
        "TorchSharp.torch" => "torch",
        _ when type.StartsWith("TorchSharp.torch.optim", StringComparison.Ordinal) => "optim",
        _ when type.StartsWith("TorchSharp.torch.nn", StringComparison.Ordinal) => "nn",
        _ when type.StartsWith("TorchSharp.Modules", StringComparison.Ordinal) => "modules, optimizers, loaders",
        _ when type.StartsWith("TorchSharp.torchvision", StringComparison.Ordinal) => "torchvision",
        _ => "the rest",
    };

    /// <summary>The member's name alone.</summary>
    static string Name(ApiRow row) => row.Kind switch
    {
        "method" => $"`{NameOfMethod().Match(row.Signature).Groups[1].Value}`",
        "property" or "field" => $"`{row.Signature.Split('{')[0].Trim().Split(' ')[^1]}`",
        "ctor" => "constructor",
        "values" => "values",
        _ => "the type",
    };

    [GeneratedRegex(@"(\w+)(<[^()]*>)?\((?!.*\) \w+\()")]
    private static partial Regex NameOfMethod();

    /// <summary>Half precision, complex numbers, sparse and quantised tensors, scripts: see the document.</summary>
    [GeneratedRegex(@"BFloat16|Half|Complex|ScriptModule|jit|\((float, float|double, double)\)(\[|>| scalar| value)|\breal, (float|double) imaginary")]
    private static partial Regex LeftOutByType();
}
