namespace DeepDay3.Weights;

/// <summary>Weights do not fit the module that they were to be loaded into. The message lists what does not; nothing was changed.</summary>
public sealed class WeightsException(string message) : Exception(message);
