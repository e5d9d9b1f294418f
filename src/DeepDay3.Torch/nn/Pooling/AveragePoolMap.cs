using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>Means over windows.</summary>
internal sealed class AveragePoolMap(string name, PoolingShape shape, Layout from, Layout to, bool countIncludePad, long? divisor) : SpatialMap(name, from, to)
{
    protected override void Run<T>(ReadOnlySpan<T> source, Span<T> target, bool transposed)
    {
        if (transposed) AveragePooling.Backward(shape, source, target, countIncludePad, divisor);
        else AveragePooling.Forward(shape, source, target, countIncludePad, divisor);
    }
}
