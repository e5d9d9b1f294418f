namespace DeepDay3.Notebooks.Session.Packages;

/// <summary>Packages that cannot be restored; the message says which and why.</summary>
sealed class PackageException(string message) : Exception(message);
