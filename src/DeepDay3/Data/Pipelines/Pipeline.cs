namespace DeepDay3.Data;

/// <summary>Makes pipelines.</summary>
public static class Pipeline
{
    /// <summary>A pipeline of the items of a collection, which is enumerated anew in each pass.</summary>
    public static Pipeline<T> From<T>(IEnumerable<T> items) => new(_ => items);
}
