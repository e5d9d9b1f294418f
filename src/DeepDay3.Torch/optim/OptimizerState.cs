using System.Diagnostics.CodeAnalysis;
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
        writer.Write(tensor is not null);
        if (tensor is not null) StateStream.Write(writer, tensor);
    }

    /// <summary>Reads a tensor of the parameter's shape and type.</summary>
    private protected void Load(BinaryReader reader, [NotNull] ref Tensor? slot)
    {
        var loaded = StateStream.ReadTensor(reader);
        RequireFit(loaded);
        slot?.Dispose();
        slot = loaded;
    }

    /// <summary>Reads a tensor of the parameter's shape and type, or null.</summary>
    private protected void LoadOptional(BinaryReader reader, ref Tensor? slot)
    {
        var loaded = StateStream.ReadFlag(reader) ? StateStream.ReadTensor(reader) : null;
        if (loaded is not null) RequireFit(loaded);
        slot?.Dispose();
        slot = loaded;
    }

    void RequireFit(Tensor loaded)
    {
        if (loaded.layout.SameSizes(_parameter.layout) && loaded.type == _parameter.type) return;
        string found = $"{loaded.type}{loaded.layout.Describe()}";
        loaded.Dispose();
        throw new InvalidDataException($"The optimizer state holds a tensor {found} for a parameter {_parameter.type}{_parameter.layout.Describe()}.");
    }

    /// <summary>Overwrites a state tensor with a copy of another one, which must be of the parameter's shape; it takes on the parameter's type.</summary>
    private protected void Copy(Tensor? source, ref Tensor? slot)
    {
        if (ReferenceEquals(source, slot)) return;
        if (source is not null && !source.layout.SameSizes(_parameter.layout)) throw new ArgumentException(
            $"The optimizer state is of shape {source.layout.Describe()}, but the parameter of shape {_parameter.layout.Describe()}.");
        slot?.Dispose();
        slot = null;
        if (source is null) return;
        slot = StateTensor.Zeros(_parameter);
        slot.CopyFrom(source);
    }

    /// <summary>The other state as one of this class, or an error that names both.</summary>
    internal static TState Expect<TState>(OptimizerState source) where TState : OptimizerState => source as TState
        ?? throw new ArgumentException($"The state is of type {source.GetType()}, but {typeof(TState)} was expected.");
}
