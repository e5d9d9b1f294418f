namespace TorchSharp.Optim;

/// <summary>Notes hyperparameters, for <see cref="OptionTaker"/>.</summary>
internal sealed class OptionList : IOptionVisitor
{
    internal Queue<object?> Values { get; } = new();

    public void Number(ref double? value) => Values.Enqueue(value);

    public void Flag(ref bool? value) => Values.Enqueue(value);
}
