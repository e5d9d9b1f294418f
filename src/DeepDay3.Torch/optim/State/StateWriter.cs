using static TorchSharp.torch;

namespace TorchSharp.Optim;

/// <summary>Writes a state; a truth value before each optional tensor says whether there is one.</summary>
internal sealed class StateWriter(BinaryWriter writer) : IStateVisitor
{
    public void Count(ref long value) => writer.Write(value);

    public void Number(ref double value) => writer.Write(value);

    public void Tensor(ref Tensor value) => StateStream.Write(writer, value);

    public void Optional(ref Tensor? value)
    {
        writer.Write(value is not null);
        if (value is not null) StateStream.Write(writer, value);
    }
}
