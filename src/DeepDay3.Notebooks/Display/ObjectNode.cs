namespace DeepDay3.Notebooks.Display;

/// <summary>A value with named parts.</summary>
/// <param name="TypeName">The type, or empty for tuples, dictionaries and anonymous objects.</param>
/// <param name="Members">Names and values.</param>
sealed record ObjectNode(string TypeName, IReadOnlyList<(string Name, ValueNode Value)> Members) : ValueNode;
