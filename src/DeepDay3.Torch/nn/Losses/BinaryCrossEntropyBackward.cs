using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>(x - t) / (x (1 - x)), the divisor at least 1e-12.</summary>
internal sealed class BinaryCrossEntropyBackward(Tensor x, Tensor target) : Node(x, target)
{
    SavedTensor savedX = new(x);
    SavedTensor savedTarget = new(target);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = savedX.Get(this);
        if (Needs(0)) input[0] = g * (x - savedTarget.Get(this)) / ((1 - x) * x).clamp(min: 1e-12);
        if (Needs(1)) input[1] = g * ((1 - x).log().clamp(min: -100) - x.log().clamp(min: -100));
    }

    internal override void Release()
    {
        savedX.Release();
        savedTarget.Release();
    }
}
