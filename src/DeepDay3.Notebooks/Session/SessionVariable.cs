namespace DeepDay3.Notebooks.Session;

/// <summary>A variable that cells share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type that it is declared with.</param>
/// <param name="Value">Its value now.</param>
public sealed record SessionVariable(string Name, Type Type, object? Value);
