namespace TorchSharp.Optim;

/// <summary>Is shown the hyperparameters of options one after the other, in the order of the file.</summary>
internal interface IOptionVisitor
{
    void Number(ref double? value);

    void Flag(ref bool? value);
}
