namespace DeepDay3.Notebooks.Book;

/// <summary>A link within the book.</summary>
/// <param name="Target">The page's place in the site.</param>
/// <param name="Anchor">The id on it, or empty.</param>
/// <param name="Written">The link as the author wrote it.</param>
sealed record PageLink(string Target, string Anchor, string Written);
