using DeepDay3.Audio;

namespace DeepDay3.Data;

/// <summary>One recording of a spoken digit.</summary>
/// <param name="Digit">Which digit is spoken, 0 to 9.</param>
/// <param name="Speaker">Who speaks.</param>
/// <param name="Index">Which of the speaker's recordings of this digit, from 0.</param>
/// <param name="Clip">The sound.</param>
public sealed record SpokenDigit(int Digit, string Speaker, int Index, AudioClip Clip)
{
    /// <summary>The file name of the recording, such as 7_theo_12.wav.</summary>
    public string FileName => $"{Digit}_{Speaker}_{Index}.wav";

    /// <summary>A short description.</summary>
    public override string ToString() => $"\"{Digit}\" by {Speaker}, recording {Index}, {Clip}";
}
