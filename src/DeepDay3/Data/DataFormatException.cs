namespace DeepDay3.Data;

/// <summary>A file is broken or of a kind that is not read. The message names the file, the byte, and what was expected.</summary>
/// <param name="file">The file's name.</param>
/// <param name="offset">The byte where the file is not as expected, from 0.</param>
/// <param name="problem">What is there and what was expected, without a full stop.</param>
/// <param name="inner">What a library said, where it found the problem.</param>
public class DataFormatException(string file, long offset, string problem, Exception? inner = null)
    : FormatException($"{file}, byte {offset}: {problem.TrimEnd('.')}.", inner)
{
    /// <summary>The file's name.</summary>
    public string File { get; } = file;

    /// <summary>The byte where the file is not as expected, from 0.</summary>
    public long Offset { get; } = offset;
}
