using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>y (g - sum(g y)) for softmax, g - e^y sum(g) for its logarithm.</summary>
internal sealed class SoftmaxBackward(Tensor x, Tensor result, int dimension, bool logarithm) : Node(x)
{
    SavedTensor saved = new(result, isOutput: true);

    internal override string Name => logarithm ? "LogSoftmaxBackward0" : "SoftmaxBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var y = saved.Get(this);
        input[0] = logarithm
            ? g - (y.exp() * g.sum(dimension, keepdim: true))
            : y * (g - (g * y).sum(dimension, keepdim: true));
    }

    internal override void Release() => saved.Release();
}
