using TorchSharp.Optim;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers about one parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void SaveStateDict(BinaryWriter writer);

    /// <exception cref="InvalidDataException">The stream holds something else, or tensors of another shape than the parameter's.</exception>
    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Takes over a copy of another parameter's state.</summary>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Whether the other state is of the same kind and equal up to rounding.</summary>
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>The state before the first step.</summary>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Moves the state's tensors. There is only the CPU here: any other device is an error.</summary>
    public virtual void to(Device device) => Device.RequireCpu(device);

    /// <summary>Reads what <see cref="SaveConditionalStateTensor"/> wrote: a tensor or null.</summary>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        Device.RequireCpu(device);
        var loaded = StateStream.ReadFlag(reader) ? StateStream.ReadTensor(reader) : null;
        result?.Dispose();
        result = loaded;
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        new StateWriter(writer).Optional(ref tensor);
    }

    /// <summary>Shows the fields of the class in the order of the file.</summary>
    private protected virtual void Visit(IStateVisitor fields)
    {
    }

    private protected void Write(BinaryWriter writer) => Visit(new StateWriter(writer));

    private protected void Read(BinaryReader reader) => Visit(new StateReader(reader, _parameter));

    private protected void Take(OptimizerState source)
    {
        if (source.GetType() != GetType()) throw new ArgumentException($"The state is of type {source.GetType()}, but {GetType()} was expected.");
        Visit(new StateTaker(source.Fields(), _parameter));
    }

    private protected bool IsClose(OptimizerState other)
    {
        if (other.GetType() != GetType()) return false;
        var comparison = new StateComparison(other.Fields());
        Visit(comparison);
        return comparison.Equal;
    }

    private protected void Release() => Visit(new StateDisposal());

    Queue<object?> Fields()
    {
        var list = new StateList();
        Visit(list);
        return list.Values;
    }
}
