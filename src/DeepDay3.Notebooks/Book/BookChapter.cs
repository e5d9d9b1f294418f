namespace DeepDay3.Notebooks.Book;

/// <summary>A chapter of a book.</summary>
/// <param name="Title">The heading in the contents.</param>
/// <param name="Sources">Notebooks and Markdown files, relative to the root, in the order of reading.</param>
public sealed record BookChapter(string Title, IReadOnlyList<string> Sources);
