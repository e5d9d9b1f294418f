namespace TorchSharp;

/// <summary>What stands outside of the data.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The data mirrored at the edge, without repeating the edge.</summary>
    Reflect = 1,

    /// <summary>The edge repeated.</summary>
    Replicate = 2,

    /// <summary>The data from the other end.</summary>
    Circular = 3,

    /// <summary>A given value.</summary>
    Constant = 4,
}
