using System.Text.Json;
using DeepDay3.Exercises.Rendering;
using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Exercises;

/// <summary>What <see cref="Exercise.Check(string, object)"/> shows.</summary>
[TypeFormatterSource(typeof(ExerciseResultFormatterSource),
    PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain],
    KernelMimeTypes = [MimeTypes.Html, MimeTypes.Exercise, MimeTypes.Plain])]
public sealed class ExerciseResult
{
    internal ExerciseResult(string id, string? title, Verdict verdict, string? advice, string? explanation)
    {
        Id = id;
        Verdict = verdict;
        Explanation = verdict.Status == ExerciseStatus.Passed ? explanation : null;
        string name = title is null ? id : $"{id} · {title}";
        Headline = verdict.Status switch
        {
            ExerciseStatus.Passed => $"{name}: passed",
            ExerciseStatus.Failed => $"{name}: not yet right",
            ExerciseStatus.Unsolved => $"{name}: not solved yet",
            _ => $"{name}: cannot be checked",
        };
        Details = [.. new[]
        {
            ("", verdict.Message),
            ("Expected", verdict.Expected ?? ""),
            (verdict.Expected is null ? "Your answer" : "Got", verdict.Actual ?? ""),
            ("Likely slip", verdict.Slip ?? ""),
            ("Called with", verdict.Case ?? ""),
            ("", advice ?? ""),
        }.Where(detail => detail.Item2.Length > 0)];
    }

    /// <summary>The exercise.</summary>
    public string Id { get; }

    /// <summary>What the check said.</summary>
    public Verdict Verdict { get; }

    /// <summary>What became of the answer.</summary>
    public ExerciseStatus Status => Verdict.Status;

    /// <summary>Why the answer is right, as Markdown, once it is; else null.</summary>
    public string? Explanation { get; }

    /// <summary>The exercise and its state, in words.</summary>
    public string Headline { get; }

    /// <summary>Label and text of what follows; the label may be empty.</summary>
    public IReadOnlyList<(string Label, string Text)> Details { get; }

    /// <summary>Id and status, as the runner of notebooks reads them.</summary>
    public string ToJson() => JsonSerializer.Serialize(new Dictionary<string, string> { ["id"] = Id, ["status"] = Status.ToString().ToLowerInvariant() });

    /// <summary>The result as text.</summary>
    public override string ToString() => string.Join("\n", Details.Select(detail => detail.Label.Length > 0 ? $"  {detail.Label}: {detail.Text}" : $"  {detail.Text}").Prepend(Headline));
}
