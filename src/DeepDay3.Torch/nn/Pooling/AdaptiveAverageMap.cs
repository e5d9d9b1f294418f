using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>Means over as many boxes as the output has elements.</summary>
internal sealed class AdaptiveAverageMap(string name, int planes, Size3 inputSize, Size3 outputSize, Layout from, Layout to) : SpatialMap(name, from, to)
{
    protected override void Run<T>(ReadOnlySpan<T> source, Span<T> target, bool transposed)
    {
        if (transposed) AdaptivePooling.AverageBackward(planes, inputSize, outputSize, source, target);
        else AdaptivePooling.AverageForward(planes, inputSize, outputSize, source, target);
    }
}
