using static TorchSharp.torch;

namespace TorchSharp.Optim;

/// <summary>Whether the fields of a state are those of another one, numbers and tensors up to rounding.</summary>
internal sealed class StateComparison(Queue<object?> values) : IStateVisitor
{
    internal bool Equal { get; private set; } = true;

    public void Count(ref long value) => Equal &= value == (long)values.Dequeue()!;

    public void Number(ref double value)
    {
        double other = (double)values.Dequeue()!;
        Equal &= Math.Abs(value - other) <= 1e-5 * Math.Abs(other);
    }

    public void Tensor(ref Tensor value) => Equal &= StateTensor.Close(value, (Tensor?)values.Dequeue());

    public void Optional(ref Tensor? value) => Equal &= StateTensor.Close(value, (Tensor?)values.Dequeue());
}
