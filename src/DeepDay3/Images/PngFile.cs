namespace DeepDay3.Images;

/// <summary>Reads and writes PNG files (ISO/IEC 15948): all colour types and bit depths, plain or interlaced; written ones are plain.</summary>
public static class PngFile
{
    /// <summary>Reads a file. Palettes become RGB, transparent colours an alpha channel; grey of 1, 2 and 4 bits is scaled to 8.</summary>
    /// <exception cref="Data.DataFormatException">The file is broken or of a kind that is not read.</exception>
    public static Picture Read(string path) => Read(File.ReadAllBytes(path), path);

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="bytes">The PNG file.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="Data.DataFormatException">The bytes are broken or of a kind that is not read.</exception>
    public static Picture Read(ReadOnlyMemory<byte> bytes, string name = "the PNG file") => new PngReader(bytes, name).Read();

    /// <summary>Writes a picture to a file, which is replaced when all is written.</summary>
    public static void Write(string path, Picture picture) =>
        AtomicFile.Write(path, stream => Write(stream, picture));

    /// <summary>Writes a picture to a stream, with 16 bits where it has such values, and else with 8.</summary>
    public static void Write(Stream stream, Picture picture) => PngWriter.Write(stream, picture);
}
