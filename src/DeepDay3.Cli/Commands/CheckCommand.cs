using System.CommandLine;
using DeepDay3.Exercises;
using DeepDay3.Exercises.Content;
using DeepDay3.Exercises.Progress;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 check [ID]</c>: the exercises with what you have done, or one of them; and whether their files are in order.</summary>
static class CheckCommand
{
    const int Good = 0;
    const int Bad = 1;
    const int Usage = 2;

    static readonly Argument<string?> Id = new("id")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "An exercise such as rnn-01, or the beginning of ids such as rnn; all when none is named.",
    };

    public static Command Create()
    {
        var command = new Command("check", "Lists the exercises, or shows one, with what you have done; answers are checked in the notebooks.") { Id };
        command.SetAction(result => Show(result.GetValue(Id)));
        return command;
    }

    static int Show(string? id)
    {
        var catalog = ExerciseCatalog.Load(Home.Collection);
        var summary = new ProgressSummary(catalog, ProgressStore.OfUser().Load());
        if (id is not null && catalog.Find(id) is { } one)
        {
            Describe(summary, one);
            return Report(NotebookAgreement.Problems(catalog, one));
        }

        var chosen = catalog.Exercises.Where(exercise => id is null || exercise.Id.StartsWith(id + "-", StringComparison.Ordinal)).ToList();
        if (id is not null && chosen.Count == 0)
        {
            Console.Error.WriteLine($"deepday3 check: there is no exercise {id}; deepday3 check lists all");
            return Usage;
        }

        foreach (var notebook in chosen.GroupBy(exercise => exercise.Notebook))
        {
            Console.WriteLine($"notebooks/{notebook.Key}.ipynb");
            foreach (var exercise in notebook)
                Console.WriteLine($"  {(summary.IsPassed(exercise) ? "✓" : "○")} {exercise.Id,-12} {Level(exercise)} {exercise.Title}{Note(summary.Describe(exercise))}");
        }

        Console.WriteLine($"{chosen.Count(summary.IsPassed)} of {chosen.Count} passed");
        return Report(catalog.Problems.Concat(chosen.SelectMany(exercise => NotebookAgreement.Problems(catalog, exercise))));
    }

    static void Describe(ProgressSummary summary, ExerciseDefinition exercise)
    {
        Console.WriteLine(ExerciseNotes.Question(exercise));
        Console.WriteLine();
        Console.WriteLine($"where    notebooks/{exercise.Notebook}.ipynb, section \"{exercise.See}\"");
        Console.WriteLine($"kind     {exercise.Kind.ToString().ToLowerInvariant()}, difficulty {exercise.Difficulty} of 3");
        Console.WriteLine($"hints    {exercise.Hints.Count}: Exercise.Hint(\"{exercise.Id}\") in the notebook");
        Console.WriteLine($"status   {(summary.Describe(exercise) is { Length: > 0 } status ? status : "not tried yet")}");
        if (summary.State.Of(exercise.Id)?.PassedAt is { } passed) Console.WriteLine($"passed   {passed.ToLocalTime():yyyy-MM-dd HH:mm}");
    }

    static string Level(ExerciseDefinition exercise) => new string('●', exercise.Difficulty) + new string('○', 3 - exercise.Difficulty);

    static string Note(string text) => text.Length > 0 ? $" ({text})" : "";

    static int Report(IEnumerable<string> problems)
    {
        var count = 0;
        foreach (var problem in problems)
        {
            Console.Error.WriteLine($"deepday3 check: {problem.TrimEnd('.')}");
            count++;
        }

        return count == 0 ? Good : Bad;
    }
}
