using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Optim;

/// <summary>Reads what <see cref="StateWriter"/> wrote.</summary>
/// <exception cref="InvalidDataException">A tensor is of another shape or type than the parameter.</exception>
internal sealed class StateReader(BinaryReader reader, Parameter parameter) : IStateVisitor
{
    public void Count(ref long value) => value = reader.ReadInt64();

    public void Number(ref double value) => value = reader.ReadDouble();

    public void Tensor(ref Tensor value) => Replace(ref value!, ReadFitting());

    public void Optional(ref Tensor? value) => Replace(ref value, StateStream.ReadFlag(reader) ? ReadFitting() : null);

    Tensor ReadFitting()
    {
        var loaded = StateStream.ReadTensor(reader);
        if (loaded.layout.SameSizes(parameter.layout) && loaded.scalarType == parameter.scalarType) return loaded;
        string found = $"{loaded.scalarType}{loaded.layout.Describe()}";
        loaded.Dispose();
        throw new InvalidDataException($"The optimizer state holds a tensor {found} for a parameter {parameter.scalarType}{parameter.layout.Describe()}.");
    }

    static void Replace(ref Tensor? slot, Tensor? value)
    {
        slot?.Dispose();
        slot = value;
    }
}
