namespace DeepDay3.Data;

/// <summary>A target of the formant synthesizer: what the mouth does for one speech sound.</summary>
/// <param name="Milliseconds">How long the sound lasts at normal tempo.</param>
/// <param name="Voice">How loud the vocal folds are, 0 to 1.</param>
/// <param name="Noise">How loud the hiss of the narrowed mouth is, 0 to 1.</param>
/// <param name="NoiseHz">The middle of the hiss.</param>
/// <param name="F1">First formant in Hz.</param>
/// <param name="F2">Second formant in Hz.</param>
/// <param name="F3">Third formant in Hz.</param>
readonly record struct Phoneme(double Milliseconds, double Voice, double Noise, double NoiseHz, double F1, double F2, double F3)
{
    // Vowels after Peterson and Barney (1952), rounded; consonants by ear and by spectrogram.
    static readonly Dictionary<string, Phoneme> Table = new()
    {
        ["iy"] = new(120, 1, 0, 3000, 280, 2250, 2950),
        ["ih"] = new(75, 1, 0, 3000, 400, 1950, 2550),
        ["eh"] = new(95, 1, 0, 3000, 540, 1800, 2480),
        ["ey"] = new(90, 1, 0, 3000, 470, 1950, 2550),
        ["ah"] = new(110, 1, 0, 3000, 640, 1200, 2400),
        ["ax"] = new(60, 0.8, 0, 3000, 500, 1450, 2450),
        ["aa"] = new(110, 1, 0, 3000, 720, 1150, 2450),
        ["ao"] = new(110, 1, 0, 3000, 560, 860, 2420),
        ["ow"] = new(110, 1, 0, 3000, 460, 880, 2350),
        ["uw"] = new(210, 1, 0, 3000, 310, 900, 2250),
        ["w"] = new(65, 0.7, 0, 3000, 300, 640, 2200),
        ["r"] = new(65, 0.75, 0, 3000, 350, 1150, 1600),
        ["n"] = new(75, 0.5, 0, 3000, 260, 1350, 2400),
        ["v"] = new(50, 0.4, 0.06, 2600, 300, 1100, 2300),
        ["z"] = new(80, 0.35, 0.25, 3500, 300, 1600, 2500),
        ["s"] = new(110, 0, 0.4, 3600, 400, 1700, 2550),
        ["f"] = new(90, 0, 0.12, 2500, 400, 1100, 2300),
        ["th"] = new(85, 0, 0.08, 3000, 400, 1350, 2500),
        ["hush"] = new(50, 0, 0, 3000, 400, 1600, 2500),
        ["t"] = new(28, 0, 0.6, 3300, 400, 1750, 2600),
        ["k"] = new(28, 0, 0.5, 1900, 350, 1900, 2300),
    };

    static readonly string[] Digits =
    [
        "z ih r ow", "w ah n", "t uw", "th r iy", "f ao r", "f aa ih v", "s ih hush k s", "s eh v ax n", "ey ih hush t", "n aa ih n",
    ];

    /// <summary>The sounds of an English digit.</summary>
    public static Phoneme[] Of(int digit) => [.. Digits[digit].Split(' ').Select(name => Table[name])];
}
