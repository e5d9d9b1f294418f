namespace TorchSharp.Optim;

/// <summary>Reads what <see cref="OptionWriter"/> wrote.</summary>
internal sealed class OptionReader(BinaryReader reader) : IOptionVisitor
{
    public void Number(ref double? value) => value = reader.ReadDouble();

    public void Flag(ref bool? value) => value = StateStream.ReadFlag(reader);
}
