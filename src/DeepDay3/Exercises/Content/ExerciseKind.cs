namespace DeepDay3.Exercises.Content;

/// <summary>What the answer of an exercise is.</summary>
public enum ExerciseKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>One option of several, or a set of them.</summary>
    Choice,

    /// <summary>A word or a few.</summary>
    Text,

    /// <summary>A formula, as text.</summary>
    Formula,

    /// <summary>A tensor or an array of numbers.</summary>
    Tensor,

    /// <summary>A method.</summary>
    Function,
}
