namespace TorchSharp.Optim;

/// <summary>Sets hyperparameters to those of other options of the same kind: all, or those that are null.</summary>
internal sealed class OptionTaker(Queue<object?> values, bool onlyMissing) : IOptionVisitor
{
    public void Number(ref double? value) => Take(ref value);

    public void Flag(ref bool? value) => Take(ref value);

    void Take<T>(ref T? value) where T : struct
    {
        var other = (T?)values.Dequeue();
        value = onlyMissing ? value ?? other : other;
    }
}
