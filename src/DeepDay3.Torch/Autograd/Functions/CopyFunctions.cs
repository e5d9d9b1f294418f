using static TorchSharp.torch;

namespace TorchSharp;

internal sealed class CloneBackward(Tensor x) : Node(x)
{
    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input) => input[0] = output[0];
}

internal sealed class CastBackward(Tensor x) : Node(x)
{
    readonly ScalarType type = x.scalarType;

    internal override string Name => "ToCopyBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input) => input[0] = output[0]?.to_type(type);
}
