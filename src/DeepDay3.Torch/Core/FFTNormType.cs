namespace TorchSharp;

/// <summary>Which direction of a Fourier transform of n numbers is divided, and by what.</summary>
public enum FFTNormType
{
    /// <summary>The inverse by n.</summary>
    Backward = 0,

    /// <summary>The forward transform by n.</summary>
    Forward = 1,

    /// <summary>Both by the square root of n.</summary>
    Ortho = 2,
}
