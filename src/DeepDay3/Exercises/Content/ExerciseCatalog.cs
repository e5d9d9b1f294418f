namespace DeepDay3.Exercises.Content;

/// <summary>All exercises of a folder. A damaged file costs its own exercises only.</summary>
public sealed class ExerciseCatalog
{
    readonly ExerciseFolder files;

    ExerciseCatalog(ExerciseFolder files, IReadOnlyList<ExerciseDefinition> exercises, IReadOnlyList<string> problems)
    {
        this.files = files;
        Exercises = exercises;
        Problems = problems;
    }

    /// <summary>The folder notebooks/ that they come from; null when they come from this library.</summary>
    public string? Folder => files.Folder;

    /// <summary>The exercises, by notebook and in the order of their files.</summary>
    public IReadOnlyList<ExerciseDefinition> Exercises { get; }

    /// <summary>What is wrong with files that could not be used, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The exercises for the current directory, read afresh.</summary>
    public static ExerciseCatalog Load() => Load(Environment.CurrentDirectory);

    /// <summary>The exercises that are found from a directory upwards, else those in this library.</summary>
    public static ExerciseCatalog Load(string directory) => Load(ExerciseFolder.From(directory));

    /// <summary>The exercises of a folder.</summary>
    internal static ExerciseCatalog Load(ExerciseFolder folder)
    {
        var exercises = new List<ExerciseDefinition>();
        var problems = new List<string>();
        foreach (string notebook in folder.Notebooks())
        {
            try
            {
                foreach (ExerciseDefinition exercise in folder.Read(notebook))
                {
                    if (exercises.FirstOrDefault(other => other.Id == exercise.Id) is { } other)
                        problems.Add($"{ExerciseFolder.FileName(notebook)}: the id {exercise.Id} is taken by {ExerciseFolder.FileName(other.Notebook)}.");
                    else
                        exercises.Add(exercise);
                }
            }
            catch (ExerciseFormatException error)
            {
                problems.Add(error.Message);
            }
        }
        return new ExerciseCatalog(folder, exercises, problems);
    }

    /// <summary>The exercise of an id; null when there is none.</summary>
    public ExerciseDefinition? Find(string id) => Exercises.FirstOrDefault(exercise => exercise.Id == id);

    /// <summary>The code that solves the exercise's cell; null when the solutions file has none.</summary>
    public string? SolutionCode(ExerciseDefinition exercise) => files.Solution(exercise.Notebook, exercise.Id);

    /// <summary>The solution as Markdown.</summary>
    public string Solution(ExerciseDefinition exercise) => exercise.Solution
        ?? (SolutionCode(exercise) is { } code ? $"```csharp\n{code}\n```" : $"`{exercise.Check.CorrectText}`");
}
