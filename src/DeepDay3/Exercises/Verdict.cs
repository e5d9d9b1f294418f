namespace DeepDay3.Exercises;

/// <summary>What a check says about an answer.</summary>
/// <param name="Status">Passed, failed, or unsolved.</param>
/// <param name="Message">What is wrong, or what was confirmed; plain text in which <c>`…`</c> marks code.</param>
public sealed record Verdict(ExerciseStatus Status, string Message)
{
    /// <summary>There is no answer yet.</summary>
    public static Verdict Unsolved { get; } = new(ExerciseStatus.Unsolved, "");

    /// <summary>What was expected, or null.</summary>
    public string? Expected { get; init; }

    /// <summary>What the answer is, or null.</summary>
    public string? Actual { get; init; }

    /// <summary>The likely slip, or null.</summary>
    public string? Slip { get; init; }

    /// <summary>The call of a function that went wrong, or null.</summary>
    public string? Case { get; init; }

    /// <summary>The answer is right.</summary>
    public static Verdict Pass(string message = "") => new(ExerciseStatus.Passed, message);

    /// <summary>The answer is wrong.</summary>
    public static Verdict Fail(string message) => new(ExerciseStatus.Failed, message);
}
