using System.Runtime.CompilerServices;
using DeepDay3.Exercises.Answers;
using DeepDay3.Exercises.Content;
using DeepDay3.Exercises.Progress;
using DeepDay3.Exercises.Rendering;
using DeepDay3.Training;

namespace DeepDay3.Exercises;

/// <summary>What <see cref="Exercise"/> does, with a progress file of one's own.</summary>
/// <param name="store">The progress file; null to keep nothing.</param>
sealed class ExerciseSession(ProgressStore? store)
{
    readonly Dictionary<string, int> hintsShown = new(StringComparer.Ordinal);

    /// <summary>Checks an answer, and remembers the attempt.</summary>
    public ExerciseResult Check(string id, object? answer)
    {
        bool isTodo = ExerciseTodo.Take() && IsDefault(answer);
        ExerciseCatalog catalog = ExerciseCatalog.Load();
        if (catalog.Find(id) is not { } exercise)
            return Broken(catalog, id);
        Verdict verdict = isTodo || IsEmpty(answer) ? Verdict.Unsolved : exercise.Check.Judge(answer!, CellCancellation.Or(CancellationToken.None));
        string hint = $"`Exercise.Hint(\"{id}\")` gives a hint.";
        string? advice = verdict.Status switch
        {
            ExerciseStatus.Unsolved => hint,
            ExerciseStatus.Failed => $"{hint} See the section “{exercise.See}”.",
            _ => null,
        };
        string? problem = verdict.Status == ExerciseStatus.Unsolved ? null : Remember(id, progress => progress with
        {
            Attempts = progress.Attempts + 1,
            PassedAt = verdict.Status == ExerciseStatus.Passed ? progress.PassedAt ?? DateTimeOffset.UtcNow : progress.PassedAt,
        });
        return new ExerciseResult(id, exercise.Title, verdict, Join(advice, problem), ExerciseNotes.Explanation(exercise));
    }

    /// <summary>The next hint; after the last one, the last one again.</summary>
    public object Hint(string id) => With(id, (_, exercise) =>
    {
        int shown;
        lock (hintsShown)
        {
            shown = Math.Min(hintsShown.GetValueOrDefault(id), exercise.Hints.Count - 1);
            hintsShown[id] = shown + 1;
        }
        return (ExerciseNotes.Hint(exercise, shown), Remember(id, progress => progress with { Hints = Math.Max(progress.Hints, shown + 1) }));
    });

    /// <summary>The solution and the explanation.</summary>
    public object Solution(string id) => With(id, (catalog, exercise) =>
        (ExerciseNotes.Solution(catalog, exercise), Remember(id, progress => progress with { SawSolution = progress.SawSolution || progress.PassedAt is null })));

    /// <summary>The question.</summary>
    public object Show(string id) => With(id, (_, exercise) => (ExerciseNotes.Question(exercise), null));

    /// <summary>What is done, what is next, and the fast track.</summary>
    public Dashboard Dashboard() => new(new ProgressSummary(ExerciseCatalog.Load(), store?.Load() ?? ProgressState.Empty), Environment.CurrentDirectory);

    static object With(string id, Func<ExerciseCatalog, ExerciseDefinition, (string Text, string? Problem)> make)
    {
        ExerciseCatalog catalog = ExerciseCatalog.Load();
        if (catalog.Find(id) is not { } exercise)
            return Broken(catalog, id);
        (string text, string? problem) = make(catalog, exercise);
        return new MarkdownNote(problem is null ? text : $"{text}\n\n*{problem}*");
    }

    // An answer is judged even where nothing can be saved.
    string? Remember(string id, Func<ExerciseProgress, ExerciseProgress> change)
    {
        try
        {
            store?.Update(id, change);
            return null;
        }
        catch (ProgressException error)
        {
            return $"Your progress was not saved: {error.Message}";
        }
    }

    static ExerciseResult Broken(ExerciseCatalog catalog, string id)
    {
        string part = id.Split('-')[0] + "-";
        string[] near = [.. catalog.Exercises.Select(exercise => exercise.Id).Where(other => other.StartsWith(part, StringComparison.Ordinal))];
        string known = near.Length > 0 ? $" There are {string.Join(", ", near)}." : $" There are {catalog.Exercises.Count} exercises; `./deepday3 check` lists them.";
        string message = $"There is no exercise {AnswerText.Short(id)}.{known} {string.Join(" ", catalog.Problems)}".TrimEnd();
        return new ExerciseResult(id, null, new Verdict(ExerciseStatus.Broken, message), null, null);
    }

    static string? Join(params string?[] parts) => string.Join(" ", parts.OfType<string>()) is { Length: > 0 } text ? text : null;

    static bool IsEmpty(object? answer) => answer switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        Array array => array.Length == 0,
        ITuple tuple => Enumerable.Range(0, tuple.Length).All(i => tuple[i] is null),
        _ => false,
    };

    static bool IsDefault(object? answer) => answer is null || (answer.GetType().IsValueType && answer.Equals(Activator.CreateInstance(answer.GetType())));
}
