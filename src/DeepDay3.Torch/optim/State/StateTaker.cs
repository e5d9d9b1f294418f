using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Optim;

/// <summary>Sets the fields of a state to copies of another one's; tensors take on the parameter's type.</summary>
/// <exception cref="ArgumentException">A tensor is of another shape than the parameter.</exception>
internal sealed class StateTaker(Queue<object?> values, Parameter parameter) : IStateVisitor
{
    public void Count(ref long value) => value = (long)values.Dequeue()!;

    public void Number(ref double value) => value = (double)values.Dequeue()!;

    public void Tensor(ref Tensor value) => Copy(ref value!);

    public void Optional(ref Tensor? value) => Copy(ref value);

    void Copy(ref Tensor? slot)
    {
        var source = (Tensor?)values.Dequeue();
        if (ReferenceEquals(source, slot)) return;
        if (source is not null && !source.layout.SameSizes(parameter.layout)) throw new ArgumentException(
            $"The optimizer state is of shape {source.layout.Describe()}, but the parameter of shape {parameter.layout.Describe()}.");
        slot?.Dispose();
        slot = null;
        if (source is null) return;
        slot = StateTensor.Zeros(parameter);
        slot.CopyFrom(source);
    }
}
