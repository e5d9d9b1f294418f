using System.Buffers.Binary;

namespace DeepDay3.Data.Formats;

/// <summary>Reads IDX files of unsigned bytes: the format of MNIST (LeCun's page on MNIST, "the IDX file format").</summary>
static class IdxFile
{
    const int UnsignedByte = 8;

    /// <summary>Reads a file with a known number of dimensions.</summary>
    /// <returns>The sizes, and where the values begin.</returns>
    /// <exception cref="DataFormatException">The file is broken or of another kind.</exception>
    public static (int[] Sizes, int Start) Read(ReadOnlySpan<byte> file, string name, int dimensions)
    {
        if (file.Length < 4)
            throw new DataFormatException(name, file.Length, "the file ends; a magic number of 4 bytes was expected");
        if (file[0] != 0 || file[1] != 0 || file[2] != UnsignedByte || file[3] != dimensions)
            throw new DataFormatException(name, 0, $"the magic number is {BinaryPrimitives.ReadInt32BigEndian(file)}; {UnsignedByte << 8 | dimensions} was expected, unsigned bytes in {dimensions} dimensions");
        int start = 4 + 4 * dimensions;
        if (file.Length < start)
            throw new DataFormatException(name, file.Length, $"the file ends; {dimensions} sizes of 4 bytes were expected");
        var sizes = new int[dimensions];
        long count = 1;
        for (int i = 0; i < dimensions; i++)
        {
            long size = BinaryPrimitives.ReadUInt32BigEndian(file[(4 + 4 * i)..]);
            // Sizes stay below what the file holds, so that their product cannot run over.
            count *= size;
            if (size > file.Length || count > file.Length)
                throw new DataFormatException(name, 4 + 4 * i, $"dimension {i} has the size {size}, more than a file of {file.Length} bytes can hold");
            sizes[i] = (int)size;
        }
        if (file.Length - start != count)
            throw new DataFormatException(name, start, $"{file.Length - start} values follow; {count} were expected for {string.Join(" x ", sizes)}");
        return (sizes, start);
    }
}
