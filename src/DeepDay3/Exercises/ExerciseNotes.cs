using DeepDay3.Exercises.Content;

namespace DeepDay3.Exercises;

/// <summary>The texts of exercises as Markdown.</summary>
public static class ExerciseNotes
{
    const string Levels = "●●●○○○";

    /// <summary>Title, question, options or signature.</summary>
    public static string Question(ExerciseDefinition exercise)
    {
        string title = exercise.TitleJa is { } japanese ? $"{exercise.Title}（{japanese}）" : exercise.Title;
        string level = Levels.Substring(3 - exercise.Difficulty, 3);
        string marks = (exercise.CheckTest ? " · check test（確認テスト）" : "") + (exercise.FastTrack ? " · fast track" : "");
        return Join($"**{exercise.Id} · {title}** {level}{marks}", exercise.Question, exercise.QuestionJa, exercise.Check.Supplement);
    }

    /// <summary>A hint, from 0.</summary>
    public static string Hint(ExerciseDefinition exercise, int index)
    {
        string last = index == exercise.Hints.Count - 1 ? $"*That was the last hint; `Exercise.Solution(\"{exercise.Id}\")` shows the solution.*" : "";
        return Join($"**Hint {index + 1} of {exercise.Hints.Count}** · {exercise.Hints[index]}", last);
    }

    /// <summary>The solution with its explanation.</summary>
    public static string Solution(ExerciseCatalog catalog, ExerciseDefinition exercise) =>
        Join($"**Solution of {exercise.Id}**", catalog.Solution(exercise), Explanation(exercise));

    /// <summary>The explanation with the place in the notebook and the paper.</summary>
    public static string Explanation(ExerciseDefinition exercise) =>
        Join(exercise.Explanation, $"*See the section “{exercise.See}”. Paper: {exercise.Paper}*");

    static string Join(params string?[] parts) => string.Join("\n\n", parts.Where(part => !string.IsNullOrEmpty(part)));
}
