using DeepDay3.Exercises.Progress;
using DeepDay3.Exercises.Rendering;

namespace DeepDay3.Exercises;

/// <summary>
/// Exercises that check themselves, for the cells of notebooks: each method displays what it has to say and never throws because
/// of an answer.
/// </summary>
public static class Exercise
{
    static readonly ExerciseSession Session = new(ProgressStore.OfLearner());

    /// <summary>Checks a function and displays what came of it.</summary>
    /// <param name="id">The exercise, such as lstm-03.</param>
    /// <param name="answer">The name of the method; null when there is none yet.</param>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public static void Check(string id, Delegate? answer) => Display(Session.Check(id, answer));

    /// <summary>Checks an answer and displays what came of it.</summary>
    /// <param name="id">The exercise, such as lstm-03.</param>
    /// <param name="answer">A number, text, array or tensor; null when there is none yet.</param>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public static void Check(string id, object? answer) => Display(Session.Check(id, answer));

    /// <summary>Checks an answer and returns what came of it; nothing is displayed or remembered.</summary>
    /// <param name="id">The exercise.</param>
    /// <param name="answer">The answer; null when there is none yet.</param>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public static ExerciseResult Evaluate(string id, object? answer) => new ExerciseSession(null).Check(id, answer);

    /// <summary>Displays the next hint; after the last one, the last one again.</summary>
    /// <param name="id">The exercise.</param>
    public static void Hint(string id) => CellDisplay.Show(Session.Hint(id));

    /// <summary>Displays the solution and the explanation.</summary>
    /// <param name="id">The exercise.</param>
    public static void Solution(string id) => CellDisplay.Show(Session.Solution(id));

    /// <summary>Displays the question.</summary>
    /// <param name="id">The exercise.</param>
    public static void Show(string id) => CellDisplay.Show(Session.Show(id));

    /// <summary>Displays what is done, what is next, and the fast track.</summary>
    public static void Dashboard() => CellDisplay.Show(Session.Dashboard());

    /// <summary>Stands where an answer belongs that is not written yet.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <returns>The type's default value; the check takes it for "not solved yet".</returns>
    public static T Todo<T>()
    {
        ExerciseTodo.Mark();
        return default!;
    }

    static void Display(ExerciseResult result)
    {
        CellDisplay.Show(result);
        if (result.Explanation is { } explanation)
            CellDisplay.Show(new MarkdownNote(explanation));
    }
}
