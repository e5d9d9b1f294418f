namespace DeepDay3.Notebooks.Running;

/// <summary>What the caller asked for cannot be done; the message is one sentence that says what to do instead.</summary>
public sealed class UsageException(string message) : Exception(message);
