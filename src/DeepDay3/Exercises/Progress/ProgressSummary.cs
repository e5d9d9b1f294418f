using DeepDay3.Exercises.Content;

namespace DeepDay3.Exercises.Progress;

/// <summary>What is done, what is next, and the fast track.</summary>
public sealed class ProgressSummary
{
    /// <summary>Puts exercises and progress together.</summary>
    public ProgressSummary(ExerciseCatalog catalog, ProgressState state)
    {
        Catalog = catalog;
        State = state;
        Notebooks = [.. catalog.Exercises.GroupBy(exercise => exercise.Notebook).Select(group => new NotebookProgress(group.Key, [.. group], group.Count(IsPassed)))];
        FastTrack = [.. catalog.Exercises.Where(exercise => exercise.FastTrack)];
        Next = FindNext();
    }

    /// <summary>The exercises.</summary>
    public ExerciseCatalog Catalog { get; }

    /// <summary>The progress.</summary>
    public ProgressState State { get; }

    /// <summary>The notebooks that have exercises.</summary>
    public IReadOnlyList<NotebookProgress> Notebooks { get; }

    /// <summary>What somebody with little time should do.</summary>
    public IReadOnlyList<ExerciseDefinition> FastTrack { get; }

    /// <summary>What to do next: the first exercise that is not passed in the notebook that was worked on last, else in the collection; null when all are done.</summary>
    public ExerciseDefinition? Next { get; }

    /// <summary>The number of exercises, and of those that were passed.</summary>
    public int Total => Catalog.Exercises.Count;

    /// <inheritdoc cref="Total"/>
    public int Passed => Catalog.Exercises.Count(IsPassed);

    /// <summary>Whether an exercise was passed.</summary>
    public bool IsPassed(ExerciseDefinition exercise) => State.HasPassed(exercise.Id);

    /// <summary>Progress with an exercise in a few words.</summary>
    public string Describe(ExerciseDefinition exercise) => State.Of(exercise.Id) switch
    {
        { PassedAt: not null, SawSolution: true } => "passed, after the solution",
        { PassedAt: not null, Hints: > 0 } one => $"passed, with {Count(one.Hints, "hint")}",
        { PassedAt: not null } => "passed",
        { Attempts: > 0 } one => $"tried {Count(one.Attempts, "time")}",
        { Hints: > 0 } or { SawSolution: true } => "looked at",
        _ => "",
    };

    ExerciseDefinition? FindNext()
    {
        string? last = Catalog.Exercises.Where(exercise => State.Of(exercise.Id) is not null)
            .OrderByDescending(exercise => State.Of(exercise.Id)!.ChangedAt).FirstOrDefault()?.Notebook;
        return Catalog.Exercises.FirstOrDefault(exercise => exercise.Notebook == last && !IsPassed(exercise)) ?? Catalog.Exercises.FirstOrDefault(exercise => !IsPassed(exercise));
    }

    static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
