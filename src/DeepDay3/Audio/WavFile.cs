namespace DeepDay3.Audio;

/// <summary>
/// Reads and writes WAV files (RIFF/WAVE): PCM of 8, 16, 24 and 32 bits and floats of 32 and 64 bits, any number of channels,
/// plain or as WAVE_FORMAT_EXTENSIBLE.
/// </summary>
public static class WavFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="WavFormatException">The file is broken or of a kind that is not read.</exception>
    public static AudioClip Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads a stream from where it stands to its end.</summary>
    /// <param name="stream">A WAV file's bytes; need not be seekable.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="WavFormatException">The stream is broken or of a kind that is not read.</exception>
    public static AudioClip Read(Stream stream, string name = "the WAV stream")
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new WavReader(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), name).Read();
    }

    /// <summary>Writes a clip to a file, which is replaced when all is written.</summary>
    public static void Write(string path, AudioClip clip, WavEncoding encoding = WavEncoding.Pcm16) =>
        AtomicFile.Write(path, stream => Write(stream, clip, encoding));

    /// <summary>
    /// Writes a clip to a stream. Integers hold the nearest step of the sample, cut off at the ends of their range; a clip that
    /// was read from 16-bit integers gets the same integers back.
    /// </summary>
    public static void Write(Stream stream, AudioClip clip, WavEncoding encoding = WavEncoding.Pcm16) =>
        WavWriter.Write(stream, clip, encoding);
}
