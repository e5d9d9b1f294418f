namespace DeepDay3.Models;

/// <summary>How well a place of the memory fits a query.</summary>
public enum AttentionScore
{
    /// <summary>v tanh(W_q q + W_m m) (Bahdanau et al., 2015): a small network; query and memory may differ in size.</summary>
    Additive,

    /// <summary>q m (Luong et al., 2015): no parameters; query and memory have one size.</summary>
    Dot,
}
