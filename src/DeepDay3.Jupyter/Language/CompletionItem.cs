namespace DeepDay3.Jupyter.Language;

/// <summary>Something that can be typed.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Type">What it is, in the words that clients have icons for: method, property, class, keyword ...</param>
/// <param name="Signature">The parameters of a method, or the type of a variable; may be empty.</param>
sealed record CompletionItem(string Text, string Type, string Signature);
