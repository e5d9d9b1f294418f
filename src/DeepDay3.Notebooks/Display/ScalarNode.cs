namespace DeepDay3.Notebooks.Display;

/// <summary>A value that is one piece of text.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsText">True for strings and characters, which are quoted inside of other values.</param>
sealed record ScalarNode(string Text, bool IsText = false) : ValueNode;
