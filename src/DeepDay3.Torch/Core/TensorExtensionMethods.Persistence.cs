using System.Text;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    /// <summary>Writes a tensor in TorchSharp's format: LEB128 element type, rank and sizes, then the raw elements.</summary>
    public static void Save(this torch.Tensor tensor, BinaryWriter writer) => TensorFormat.Write(writer, tensor);

    /// <inheritdoc cref="Save(torch.Tensor, BinaryWriter)"/>
    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        TensorFormat.Write(writer, tensor);
    }

    /// <inheritdoc cref="Save(torch.Tensor, BinaryWriter)"/>
    public static void Save(this torch.Tensor tensor, string location) => tensor.save(location);

    /// <summary>Reads into a tensor that has the shape and element type of what is read; with <paramref name="skip"/> reads over it.</summary>
    /// <exception cref="InvalidDataException">What is read is not in TorchSharp's format or is cut short.</exception>
    /// <exception cref="ArgumentException">Shape or element type differ. The tensor is unchanged.</exception>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        using var read = TensorFormat.Read(reader, skip);
        if (read is null) return;
        if (!Fits(tensor, read)) throw new ArgumentException(
            $"A {read.scalarType} tensor of shape {read.layout.Describe()} cannot be loaded into a {tensor.dtype} tensor of shape {tensor.layout.Describe()}.");
        using var mode = torch.no_grad();
        tensor.copy_(read);
    }

    static bool Fits(torch.Tensor tensor, torch.Tensor read) => tensor.dtype == read.scalarType && tensor.layout.SameSizes(read.layout);

    /// <summary>Reads a tensor; with <paramref name="skip"/> reads over it and returns null.</summary>
    /// <exception cref="InvalidDataException">What is read is not in TorchSharp's format or is cut short.</exception>
    public static torch.Tensor Load(BinaryReader reader, bool skip = false) => TensorFormat.Read(reader, skip)!;

    /// <summary>Reads into a tensor where shape and element type fit, else replaces it; with <paramref name="skip"/> reads over what stands there.</summary>
    /// <exception cref="InvalidDataException">What is read is not in TorchSharp's format or is cut short.</exception>
    public static void Load(ref torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var read = TensorFormat.Read(reader, skip);
        if (read is null) return;
        if (tensor is null || tensor.IsInvalid || !Fits(tensor, read))
        {
            tensor = read;
            return;
        }
        using var mode = torch.no_grad();
        tensor.copy_(read);
        read.Dispose();
    }
}
