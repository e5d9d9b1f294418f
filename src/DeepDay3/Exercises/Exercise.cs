using DeepDay3.Exercises.Content;
using DeepDay3.Exercises.Rendering;
using DeepDay3.Training;

namespace DeepDay3.Exercises;

/// <summary>
/// Exercises that check themselves, for the cells of notebooks: each method displays what it has to say and never throws because
/// of an answer.
/// </summary>
public static class Exercise
{
    static readonly Dictionary<string, int> HintsShown = new(StringComparer.Ordinal);

    /// <summary>Checks a function and displays what came of it.</summary>
    /// <param name="id">The exercise, such as lstm-03.</param>
    /// <param name="answer">The name of the method; null when there is none yet.</param>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public static void Check(string id, Delegate? answer) => Display(Evaluate(id, answer));

    /// <summary>Checks an answer and displays what came of it.</summary>
    /// <param name="id">The exercise, such as lstm-03.</param>
    /// <param name="answer">A number, text, array or tensor; null when there is none yet.</param>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public static void Check(string id, object? answer) => Display(Evaluate(id, answer));

    /// <summary>Checks an answer and returns what came of it.</summary>
    /// <param name="id">The exercise.</param>
    /// <param name="answer">The answer; null when there is none yet.</param>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public static ExerciseResult Evaluate(string id, object? answer)
    {
        bool isTodo = ExerciseTodo.Take() && IsDefault(answer);
        ExerciseCatalog catalog = ExerciseCatalog.Load();
        if (catalog.Find(id) is not { } exercise)
            return new ExerciseResult(id, null, new Verdict(ExerciseStatus.Broken, Unknown(catalog, id)), null, null);
        if (isTodo || IsEmpty(answer))
            return new ExerciseResult(id, exercise.Title, Verdict.Unsolved, $"`Exercise.Hint(\"{id}\")` gives a hint.", null);
        Verdict verdict = exercise.Check.Judge(answer!, CellCancellation.Or(CancellationToken.None));
        string? advice = verdict.Status == ExerciseStatus.Passed ? null : $"`Exercise.Hint(\"{id}\")` gives a hint. See the section “{exercise.See}”.";
        return new ExerciseResult(id, exercise.Title, verdict, advice, ExerciseNotes.Explanation(exercise));
    }

    /// <summary>Displays the next hint; after the last one, the last one again.</summary>
    /// <param name="id">The exercise.</param>
    public static void Hint(string id) => With(id, (_, exercise) =>
    {
        int shown;
        lock (HintsShown)
        {
            shown = Math.Min(HintsShown.GetValueOrDefault(id), exercise.Hints.Count - 1);
            HintsShown[id] = shown + 1;
        }
        return ExerciseNotes.Hint(exercise, shown);
    });

    /// <summary>Displays the solution and the explanation.</summary>
    /// <param name="id">The exercise.</param>
    public static void Solution(string id) => With(id, (catalog, exercise) => ExerciseNotes.Solution(catalog, exercise));

    /// <summary>Displays the question.</summary>
    /// <param name="id">The exercise.</param>
    public static void Show(string id) => With(id, (_, exercise) => ExerciseNotes.Question(exercise));

    /// <summary>Stands where an answer belongs that is not written yet.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <returns>The type's default value; the check takes it for "not solved yet".</returns>
    public static T Todo<T>()
    {
        ExerciseTodo.Mark();
        return default!;
    }

    static void With(string id, Func<ExerciseCatalog, ExerciseDefinition, string> text)
    {
        ExerciseCatalog catalog = ExerciseCatalog.Load();
        if (catalog.Find(id) is { } exercise)
            CellDisplay.Show(new MarkdownNote(text(catalog, exercise)));
        else
            CellDisplay.Show(new ExerciseResult(id, null, new Verdict(ExerciseStatus.Broken, Unknown(catalog, id)), null, null));
    }

    static void Display(ExerciseResult result)
    {
        CellDisplay.Show(result);
        if (result.Explanation is { } explanation)
            CellDisplay.Show(new MarkdownNote(explanation));
    }

    static string Unknown(ExerciseCatalog catalog, string id)
    {
        string part = id.Split('-')[0] + "-";
        string[] near = [.. catalog.Exercises.Select(exercise => exercise.Id).Where(other => other.StartsWith(part, StringComparison.Ordinal))];
        string known = near.Length > 0 ? $" There are {string.Join(", ", near)}." : $" There are {catalog.Exercises.Count} exercises; `./deepday3 check` lists them.";
        return $"There is no exercise {Answers.AnswerText.Short(id)}.{known} {string.Join(" ", catalog.Problems)}".TrimEnd();
    }

    static bool IsEmpty(object? answer) => answer switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        Array array => array.Length == 0,
        System.Runtime.CompilerServices.ITuple tuple => Enumerable.Range(0, tuple.Length).All(i => tuple[i] is null),
        _ => false,
    };

    static bool IsDefault(object? answer) => answer is null || (answer.GetType().IsValueType && answer.Equals(Activator.CreateInstance(answer.GetType())));
}
