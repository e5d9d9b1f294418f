using DeepDay3.Data;

namespace DeepDay3.Audio;

/// <summary>A WAV file is broken or of a kind that is not read. The message names the file, the byte, and what was expected.</summary>
/// <param name="file">The file's name.</param>
/// <param name="offset">The byte where the file is not as expected, from 0.</param>
/// <param name="problem">What is there and what was expected.</param>
public sealed class WavFormatException(string file, long offset, string problem) : DataFormatException(file, offset, problem);
