using static TorchSharp.torch;

namespace TorchSharp.Optim;

/// <summary>Notes the fields of a state, for <see cref="StateTaker"/> and <see cref="StateComparison"/>.</summary>
internal sealed class StateList : IStateVisitor
{
    internal Queue<object?> Values { get; } = new();

    public void Count(ref long value) => Values.Enqueue(value);

    public void Number(ref double value) => Values.Enqueue(value);

    public void Tensor(ref Tensor value) => Values.Enqueue(value);

    public void Optional(ref Tensor? value) => Values.Enqueue(value);
}
