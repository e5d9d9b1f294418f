namespace DeepDay3.Exercises.Functions;

/// <summary>One call of a learner's function.</summary>
/// <param name="Name">What is special about it, such as "one step" or "the state is zero".</param>
/// <param name="Arguments">The arguments: tensors, numbers, bools, arrays of these. Each call gets copies.</param>
public sealed record FunctionCase(string Name, params object[] Arguments)
{
    /// <summary>True when <see cref="Exercise.Show"/> shows the case with its result.</summary>
    public bool IsVisible { get; init; }
}
