namespace DeepDay3.Weights;

/// <summary>A dictionary of a pickle; names and numbers are its keys.</summary>
sealed class PickleDictionary
{
    public Dictionary<object, object?> Items { get; } = [];
}
