namespace DeepDay3.Audio;

/// <summary>How a WAV file stores a sample.</summary>
public enum WavEncoding
{
    /// <summary>Integers of 16 bits.</summary>
    Pcm16,

    /// <summary>Unsigned integers of 8 bits.</summary>
    Pcm8,

    /// <summary>Integers of 24 bits.</summary>
    Pcm24,

    /// <summary>Integers of 32 bits.</summary>
    Pcm32,

    /// <summary>IEEE single precision.</summary>
    Float32,

    /// <summary>IEEE double precision.</summary>
    Float64,
}
