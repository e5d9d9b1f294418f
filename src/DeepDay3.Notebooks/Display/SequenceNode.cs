namespace DeepDay3.Notebooks.Display;

/// <summary>The first items of a sequence.</summary>
/// <param name="Items">The items.</param>
/// <param name="More">What was left out ("80 more"), or null.</param>
sealed record SequenceNode(IReadOnlyList<ValueNode> Items, string? More) : ValueNode;
