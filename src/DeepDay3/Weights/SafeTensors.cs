using static TorchSharp.torch;

namespace DeepDay3.Weights;

/// <summary>
/// Reads and writes safetensors files (github.com/huggingface/safetensors): the length of a header, the header in JSON with
/// name, kind, shape and place of each tensor, and their numbers. Such a file holds numbers and can run nothing.
/// </summary>
public static class SafeTensors
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="Data.DataFormatException">The file is broken, or says what it does not hold.</exception>
    public static WeightSet Read(string path) => Read(File.ReadAllBytes(path), path);

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="Data.DataFormatException">The bytes are broken, or say what they do not hold.</exception>
    public static WeightSet Read(ReadOnlyMemory<byte> bytes, string name = "the safetensors file") => new SafeTensorsReader(bytes, name).Read();

    /// <summary>Writes the parameters and buffers of a module to a file, which is replaced when all is written.</summary>
    public static void Write(string path, nn.Module module, IReadOnlyDictionary<string, string>? metadata = null) => Write(path, module.state_dict(), metadata);

    /// <summary>Writes tensors to a file, which is replaced when all is written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">The tensors by name.</param>
    /// <param name="metadata">What the file says of itself.</param>
    /// <exception cref="ArgumentException">A tensor's name or kind cannot be written.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        AtomicFile.Write(path, stream => SafeTensorsWriter.Write(stream, tensors, metadata));

    /// <summary>Writes tensors to a stream.</summary>
    /// <inheritdoc cref="Write(string, IReadOnlyDictionary{string, Tensor}, IReadOnlyDictionary{string, string}?)"/>
    public static void Write(Stream stream, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        SafeTensorsWriter.Write(stream, tensors, metadata);
}
