namespace DeepDay3.Exercises.Content;

/// <summary>All exercises of a folder. A damaged file costs its own exercises only.</summary>
sealed class ExerciseCatalog
{
    ExerciseCatalog(ExerciseFolder folder, IReadOnlyList<ExerciseDefinition> exercises, IReadOnlyList<string> problems)
    {
        Folder = folder;
        Exercises = exercises;
        Problems = problems;
    }

    /// <summary>Where they come from.</summary>
    public ExerciseFolder Folder { get; }

    /// <summary>The exercises, by notebook and in the order of their files.</summary>
    public IReadOnlyList<ExerciseDefinition> Exercises { get; }

    /// <summary>What is wrong with files that could not be used, a sentence each.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The exercises for the current directory, read afresh.</summary>
    public static ExerciseCatalog Load() => Load(ExerciseFolder.From(Environment.CurrentDirectory));

    /// <summary>The exercises of a folder.</summary>
    public static ExerciseCatalog Load(ExerciseFolder folder)
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

    /// <summary>The solution as Markdown.</summary>
    public string Solution(ExerciseDefinition exercise) => exercise.Solution
        ?? (Folder.Solution(exercise.Notebook, exercise.Id) is { } code ? $"```csharp\n{code}\n```" : $"`{exercise.Check.CorrectText}`");
}
