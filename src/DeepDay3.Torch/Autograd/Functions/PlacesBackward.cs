using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// A part of an expanded tensor, several of whose elements share their memory: the gradient goes by the places in the shape, not in memory.
/// </summary>
internal sealed class PlacesBackward(Tensor x, Tensor places, string name) : Node(x)
{
    readonly Layout layout = x.layout;

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = zeros([layout.Count], g.scalarType).index_add(0, places.reshape(-1), g.reshape(-1), 1).reshape(layout.Sizes);
    }
}
