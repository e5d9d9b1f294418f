namespace DeepDay3.Jupyter.Messages;

/// <summary>The connection file cannot be used.</summary>
sealed class ConnectionFileException(string message) : Exception(message);
