using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// A linear map from tensors of one shape to tensors of another: average pooling, resampling and their like. Its gradient is the transposed map,
/// whose gradient is the map again, so derivatives of any order exist.
/// </summary>
internal abstract class SpatialMap(string name, Layout from, Layout to)
{
    /// <summary>Computes the map, or with <paramref name="transposed"/> its transpose; the target is overwritten.</summary>
    protected abstract void Run<T>(ReadOnlySpan<T> source, Span<T> target, bool transposed) where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>;

    internal Tensor Apply(Tensor x) => Apply(x, transposed: false);

    internal Tensor Apply(Tensor x, bool transposed)
    {
        var result = Tensor.Allocate(transposed ? from : to, x.scalarType);
        var action = new Action { Map = this, Source = x.Compact(), Target = result, Transposed = transposed };
        Dispatch.Float(x.scalarType, ref action, name);
        return Tensor.Recording(x) ? result.Record(new LinearMapBackward(x, name, g => Apply(g, !transposed))) : result;
    }

    struct Action : IFloatAction
    {
        internal SpatialMap Map;
        internal Tensor Source;
        internal Tensor Target;
        internal bool Transposed;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            Map.Run<T>(Source.Elements<T>(), Target.Elements<T>(), Transposed);
            GC.KeepAlive(Source);
        }
    }
}
