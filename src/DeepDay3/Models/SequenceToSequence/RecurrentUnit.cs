namespace DeepDay3.Models;

/// <summary>What a recurrent layer is made of.</summary>
public enum RecurrentUnit
{
    /// <summary>z_t = tanh(W_in x_t + W z_(t-1) + b) (Elman, 1990).</summary>
    SimpleRnn,

    /// <summary>Long short-term memory (Hochreiter and Schmidhuber, 1997).</summary>
    Lstm,

    /// <summary>Gated recurrent unit (Cho et al., 2014).</summary>
    Gru,
}
