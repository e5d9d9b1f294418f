using DeepDay3.Exercises.Answers;

namespace DeepDay3.Exercises.Content;

/// <summary>An exercise as its file describes it. Texts are Markdown unless it says otherwise.</summary>
public sealed record ExerciseDefinition
{
    /// <summary>The id, such as lstm-03.</summary>
    public required string Id { get; init; }

    /// <summary>The notebook that it belongs to, such as day3/02_lstm.</summary>
    public required string Notebook { get; init; }

    /// <summary>What the answer is.</summary>
    public required ExerciseKind Kind { get; init; }

    /// <summary>A few words.</summary>
    public required string Title { get; init; }

    /// <summary>The title in Japanese, or null.</summary>
    public string? TitleJa { get; init; }

    /// <summary>1 easy, 2 takes thought, 3 hard.</summary>
    public required int Difficulty { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>The question in Japanese, or null.</summary>
    public string? QuestionJa { get; init; }

    /// <summary>One to three, each giving away more.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    /// <summary>The solution; null when it is the section of the solutions file.</summary>
    public string? Solution { get; init; }

    /// <summary>Why the answer is right; shown once the exercise is passed.</summary>
    public required string Explanation { get; init; }

    /// <summary>The heading of the notebook under which the subject is taught, word for word.</summary>
    public required string See { get; init; }

    /// <summary>A paper or book.</summary>
    public required string Paper { get; init; }

    /// <summary>Whether it is a check test (確認テスト) of the lecture.</summary>
    public bool CheckTest { get; init; }

    /// <summary>Whether it is on the fast track: what somebody with little time should do.</summary>
    public bool FastTrack { get; init; }

    /// <summary>Judges answers.</summary>
    public required AnswerCheck Check { get; init; }
}
