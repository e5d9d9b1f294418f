namespace DeepDay3.Notebooks.Book;

/// <summary>A book cannot be made; the message says what is wrong, and where.</summary>
public sealed class BookException(string message) : Exception(message);
