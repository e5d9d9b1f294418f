namespace DeepDay3.Data;

/// <summary>A data set cut into three parts that share no item.</summary>
/// <param name="Train">What the model learns from.</param>
/// <param name="Validation">What hyperparameters are chosen with.</param>
/// <param name="Test">What is looked at once, at the end.</param>
public sealed record DatasetSplit<T>(IReadOnlyList<T> Train, IReadOnlyList<T> Validation, IReadOnlyList<T> Test)
{
    /// <summary>The sizes of the parts.</summary>
    public override string ToString() => $"{Train.Count} train, {Validation.Count} validation, {Test.Count} test";
}
