namespace TorchSharp.Optim;

/// <summary>Writes hyperparameters, all of which are set by then.</summary>
internal sealed class OptionWriter(BinaryWriter writer) : IOptionVisitor
{
    public void Number(ref double? value) => writer.Write(value!.Value);

    public void Flag(ref bool? value) => writer.Write(value!.Value);
}
