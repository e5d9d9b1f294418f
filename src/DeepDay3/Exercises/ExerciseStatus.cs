namespace DeepDay3.Exercises;

/// <summary>What became of an answer.</summary>
public enum ExerciseStatus
{
    /// <summary>There is no answer yet.</summary>
    Unsolved,

    /// <summary>The answer is right.</summary>
    Passed,

    /// <summary>The answer is wrong.</summary>
    Failed,

    /// <summary>The exercise itself cannot be used: its id is unknown or its file is damaged.</summary>
    Broken,
}
