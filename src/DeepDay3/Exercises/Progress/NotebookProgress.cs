using DeepDay3.Exercises.Content;

namespace DeepDay3.Exercises.Progress;

/// <summary>How far somebody is with a notebook.</summary>
/// <param name="Notebook">The notebook, such as day3/02_lstm.</param>
/// <param name="Exercises">Its exercises.</param>
/// <param name="Passed">How many of them were passed.</param>
public sealed record NotebookProgress(string Notebook, IReadOnlyList<ExerciseDefinition> Exercises, int Passed)
{
    /// <summary>A bar of this many characters.</summary>
    public static string Bar(int passed, int total, int width)
    {
        int full = total == 0 ? 0 : passed * width / total;
        return new string('█', full) + new string('░', width - full);
    }
}
