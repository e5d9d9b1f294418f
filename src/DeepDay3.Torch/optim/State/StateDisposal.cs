using static TorchSharp.torch;

namespace TorchSharp.Optim;

/// <summary>Disposes the tensors of a state.</summary>
internal sealed class StateDisposal : IStateVisitor
{
    public void Count(ref long value)
    {
    }

    public void Number(ref double value)
    {
    }

    public void Tensor(ref Tensor value) => value?.Dispose();

    public void Optional(ref Tensor? value) => value?.Dispose();
}
