namespace DeepDay3.Notebooks.Book;

/// <summary>What came of making a book.</summary>
/// <param name="Pages">The pages that were written.</param>
/// <param name="Files">All files of the site.</param>
/// <param name="Bytes">Their size together.</param>
/// <param name="Problems">Links that lead nowhere: each one a sentence.</param>
public sealed record BookReport(int Pages, int Files, long Bytes, IReadOnlyList<string> Problems);
