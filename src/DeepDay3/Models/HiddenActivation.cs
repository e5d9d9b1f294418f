namespace DeepDay3.Models;

/// <summary>The activation of a hidden layer.</summary>
public enum HiddenActivation
{
    /// <summary>1 / (1 + e^-u); its derivative is at most 0.25.</summary>
    Sigmoid,

    /// <summary>tanh u; its derivative is at most 1.</summary>
    Tanh,

    /// <summary>max(0, u); its derivative is 0 or 1.</summary>
    ReLU,
}
