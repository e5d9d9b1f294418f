namespace DeepDay3.Exercises.Progress;

/// <summary>What a progress file holds.</summary>
/// <param name="Exercises">Progress by exercise; those whose exercise no longer exists too.</param>
/// <param name="Problem">Why the file could not be used, a sentence; null when it could, or is not there.</param>
public sealed record ProgressState(IReadOnlyDictionary<string, ExerciseProgress> Exercises, string? Problem = null)
{
    /// <summary>Nothing was done yet.</summary>
    public static ProgressState Empty { get; } = new(new Dictionary<string, ExerciseProgress>());

    /// <summary>The progress of an exercise; null when nothing was done.</summary>
    public ExerciseProgress? Of(string id) => Exercises.GetValueOrDefault(id);

    /// <summary>Whether an exercise was passed.</summary>
    public bool HasPassed(string id) => Of(id)?.PassedAt is not null;
}
