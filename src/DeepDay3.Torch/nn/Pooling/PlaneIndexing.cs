using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Moving elements within planes by flat indices: reading those that the indices name, or adding to them. Each is the other's gradient; the
/// gradient of a maximum reads where the maximum was.
/// </summary>
internal static class PlaneIndexing
{
    /// <summary>The elements of the planes of <paramref name="x"/> at the indices; the result has their shape.</summary>
    internal static Tensor Gather(Tensor x, Tensor indices, int rank, string name) => Move(x, indices, rank, indices.layout.AsContiguous, name, scatter: false);

    /// <summary>Planes of <paramref name="whole"/>'s shape, with each element of <paramref name="x"/> added where its index says.</summary>
    internal static Tensor Scatter(Tensor x, Tensor indices, int rank, Layout whole, string name) => Move(x, indices, rank, whole, name, scatter: true);

    static Tensor Move(Tensor x, Tensor indices, int rank, Layout target, string name, bool scatter)
    {
        var result = Tensor.Allocate(target, x.scalarType);
        var action = new MoveAction { Source = x.Compact(), Indices = indices.Compact(), Target = result, Rank = rank, Scatter = scatter };
        Dispatch.Numeric(x.scalarType, ref action);
        return Tensor.Recording(x) ? result.Record(new PlaneIndexBackward(x, indices, rank, name, scatter)) : result;
    }

    internal static int Volume(Layout layout, int rank)
    {
        long volume = 1;
        foreach (long size in layout.Sizes.AsSpan(layout.Rank - rank)) volume *= size;
        return (int)volume;
    }

    struct MoveAction : INumericAction
    {
        internal Tensor Source;
        internal Tensor Indices;
        internal Tensor Target;
        internal int Rank;
        internal bool Scatter;

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var source = Source.Elements<T>();
            var target = Target.Elements<T>();
            var indices = Indices.Elements<long>();
            int planes = Extents.Planes(Indices, Rank), few = Volume(Indices.layout, Rank);
            if (Scatter) MaxPooling.Backward<T>(planes, Volume(Target.layout, Rank), few, source, indices, target);
            else MaxUnpooling.Backward<T>(planes, few, Volume(Source.layout, Rank), source, indices, target);
            GC.KeepAlive(Source);
            GC.KeepAlive(Indices);
        }
    }
}
