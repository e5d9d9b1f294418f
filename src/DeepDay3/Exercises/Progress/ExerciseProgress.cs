namespace DeepDay3.Exercises.Progress;

/// <summary>How far somebody is with an exercise.</summary>
public sealed record ExerciseProgress
{
    /// <summary>Answers that were checked, right and wrong.</summary>
    public int Attempts { get; init; }

    /// <summary>The most hints that were shown.</summary>
    public int Hints { get; init; }

    /// <summary>Whether the solution was shown before the exercise was passed.</summary>
    public bool SawSolution { get; init; }

    /// <summary>When the exercise was first passed; null when it was not. A wrong answer afterwards takes nothing back.</summary>
    public DateTimeOffset? PassedAt { get; init; }

    /// <summary>When something was last done.</summary>
    public DateTimeOffset ChangedAt { get; init; }
}
