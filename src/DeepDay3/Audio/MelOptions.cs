namespace DeepDay3.Audio;

/// <summary>How sound becomes a mel spectrogram. Names, defaults and formulas are those of librosa 0.9 (melspectrogram, mfcc).</summary>
public sealed record MelOptions
{
    /// <summary>Samples a second.</summary>
    public int SampleRate { get; init; } = 22_050;

    /// <summary>Samples that a Fourier transform takes (n_fft).</summary>
    public int FftSize { get; init; } = 2_048;

    /// <summary>Samples from one frame to the next (hop_length).</summary>
    public int HopLength { get; init; } = 512;

    /// <summary>Samples of the window, centred in the frame (win_length); null for <see cref="FftSize"/>.</summary>
    public int? WindowLength { get; init; }

    /// <summary>Mel bands (n_mels).</summary>
    public int Bands { get; init; } = 128;

    /// <summary>Where the first band begins, in hertz (fmin).</summary>
    public double MinFrequency { get; init; }

    /// <summary>Where the last band ends, in hertz (fmax); null for half of the sample rate.</summary>
    public double? MaxFrequency { get; init; }

    /// <summary>Whether frame t is centred at sample t x hop, with the sound reflected at its ends; else it begins there.</summary>
    public bool Center { get; init; } = true;

    /// <summary>The exponent of the magnitude: 2 is power, 1 is amplitude.</summary>
    public double Power { get; init; } = 2;

    /// <summary>For speech at 8 kHz: windows of 25 ms every 10 ms, 40 bands.</summary>
    public static MelOptions Speech8k { get; } = new() { SampleRate = 8_000, FftSize = 256, WindowLength = 200, HopLength = 80, Bands = 40 };

    internal void Check()
    {
        if (SampleRate < 1 || FftSize is < 2 or > 1 << 20 || HopLength < 1 || Bands < 1)
            throw new ArgumentException($"A mel spectrogram got sample rate {SampleRate}, FFT size {FftSize}, hop {HopLength} and {Bands} bands: an FFT size of 2 to 1048576 and at least 1 of the others were expected.");
        if (WindowLength is < 1 || WindowLength > FftSize)
            throw new ArgumentException($"A mel spectrogram got a window of {WindowLength} samples: 1 to the FFT size {FftSize} was expected.");
        if (MinFrequency < 0 || MaxFrequency <= MinFrequency || MaxFrequency is null && MinFrequency >= SampleRate / 2.0)
            throw new ArgumentException(FormattableString.Invariant($"A mel spectrogram got the frequencies {MinFrequency} to {MaxFrequency ?? SampleRate / 2.0}: a range that rises from at least 0 was expected."));
    }
}
