using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A rearrangement of elements that is linear in its input: the gradient goes through the adjoint rearrangement.</summary>
internal sealed class LinearMapBackward(Tensor x, string name, Func<Tensor, Tensor> adjoint) : Node(x)
{
    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = adjoint(g);
    }
}
