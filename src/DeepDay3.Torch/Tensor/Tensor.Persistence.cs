using System.Text;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Reads a tensor in TorchSharp's format.</summary>
        /// <exception cref="InvalidDataException">What is read is not in that format or is cut short.</exception>
        public static Tensor Load(BinaryReader reader) => TensorFormat.Read(reader)!;

        /// <inheritdoc cref="Load(BinaryReader)"/>
        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            return Load(reader);
        }

        /// <inheritdoc cref="Load(BinaryReader)"/>
        public static Tensor Load(string location) => TensorFormat.ReadFile(location, Load);

        /// <inheritdoc cref="Load(BinaryReader)"/>
        public static Tensor load(string location) => Load(location);

        /// <summary>Writes this tensor to a file in TorchSharp's format.</summary>
        public void save(string location) => TensorFormat.WriteFile(location, writer => TensorFormat.Write(writer, this));

        /// <summary>Writes the elements row by row, as raw bytes and without a header.</summary>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            RequireBuffer(bufferSize);
            using var compact = Compact().alias();
            var rest = compact.bytes;
            while (rest.Length > 0)
            {
                int count = Math.Min(rest.Length, bufferSize);
                stream.Write(rest[..count]);
                rest = rest[count..];
            }
        }

        /// <summary>Overwrites the elements, row by row, with raw bytes. A stream that ends too early leaves the tensor as it was.</summary>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            RequireBuffer(bufferSize);
            RequireMutable();
            using var incoming = Allocate(layout.AsContiguous, scalarType);
            var target = incoming.bytes;
            for (int at = 0; at < target.Length;)
            {
                int read = stream.Read(target[at..Math.Min(target.Length, at + bufferSize)]);
                if (read == 0) throw new EndOfStreamException($"A tensor of shape {layout.Describe()} needs {target.Length} bytes, but the stream ended after {at}.");
                at += read;
            }
            Overwrite(incoming);
        }

        static void RequireBuffer(int bufferSize)
        {
            if (bufferSize <= 0) throw new ArgumentException($"The buffer size must be positive, not {bufferSize}.");
        }
    }

    /// <summary>Writes a tensor to a file in TorchSharp's format.</summary>
    public static void save(Tensor t, string location) => t.save(location);

    /// <summary>Reads a tensor in TorchSharp's format.</summary>
    /// <exception cref="InvalidDataException">The file is not in that format or is cut short.</exception>
    public static Tensor load(string location) => Tensor.Load(location);
}
