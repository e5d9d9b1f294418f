using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The gradient of reading elements of planes by index, or of placing them: the other one.</summary>
internal sealed class PlaneIndexBackward(Tensor x, Tensor indices, int rank, string name, bool scatter) : Node(x)
{
    readonly Layout from = x.layout.AsContiguous;
    SavedTensor saved = new(indices);

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var at = saved.Get(this);
        input[0] = scatter ? PlaneIndexing.Gather(g, at, rank, name) : PlaneIndexing.Scatter(g, at, rank, from, name);
    }

    internal override void Release() => saved.Release();
}
