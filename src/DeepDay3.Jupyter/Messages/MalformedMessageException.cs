namespace DeepDay3.Jupyter.Messages;

/// <summary>A message that is not what the protocol says; it is logged and dropped.</summary>
sealed class MalformedMessageException(string message) : Exception(message);
