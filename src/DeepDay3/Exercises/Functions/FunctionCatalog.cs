namespace DeepDay3.Exercises.Functions;

/// <summary>Finds function exercises by the name that exercise files give.</summary>
static class FunctionCatalog
{
    static readonly Lazy<IReadOnlyDictionary<string, Type>> Types = new(() => typeof(FunctionCatalog).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(FunctionExercise)))
        .ToDictionary(type => ((FunctionExercise)Activator.CreateInstance(type)!).Name, StringComparer.Ordinal));

    /// <summary>All names, in order.</summary>
    public static IEnumerable<string> Names => Types.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>The exercise of a name; null when there is none.</summary>
    public static FunctionExercise? Find(string name) =>
        Types.Value.TryGetValue(name, out Type? type) ? (FunctionExercise)Activator.CreateInstance(type)! : null;
}
