using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Pooling over the last one to three axes.</summary>
internal static class Pooling
{
    /// <summary>The maxima of windows and their flat indices within the input's planes.</summary>
    internal static (Tensor values, Tensor indices) Max(int rank, Tensor input, long[] kernel, long[]? stride, long[]? padding, long[]? dilation, bool ceil)
    {
        string operation = $"max_pool{rank}d";
        Extents.RequirePlanes(input, rank, operation);
        var shape = Shape(rank, input, kernel, stride, padding, dilation, ceil);
        return Maxima(rank, input, Extents.With(input, Extents.From(shape.Output, rank)), new MaxAction { Shape = shape }, $"MaxPool{rank}DWithIndicesBackward0");
    }

    internal static (Tensor values, Tensor indices) AdaptiveMax(int rank, Tensor input, long[] outputSize)
    {
        var (to, from, size) = Adaptive(rank, input, outputSize, "adaptive_max_pool");
        return Maxima(rank, input, to, new MaxAction { From = from, To = size }, $"AdaptiveMaxPool{rank}DBackward0");
    }

    static (Tensor values, Tensor indices) Maxima(int rank, Tensor input, Layout to, MaxAction action, string name)
    {
        var values = Tensor.Allocate(to, input.scalarType);
        var indices = Tensor.Allocate(to, ScalarType.Int64);
        action.Planes = Extents.Planes(input, rank);
        action.Source = input.Compact();
        action.Values = values;
        action.Indices = indices;
        Dispatch.Numeric(input.scalarType, ref action);
        if (Tensor.Recording(input)) values.Record(new PlaneIndexBackward(input, indices, rank, name, scatter: false));
        return (values, indices);
    }

    internal static Tensor Average(int rank, Tensor input, long[] kernel, long[]? stride, long[]? padding, bool ceil, bool countIncludePad, long? divisor)
    {
        Extents.RequirePlanes(input, rank, $"avg_pool{rank}d");
        if (divisor == 0) throw TorchError.Create("divisor must be not zero");
        return AverageMap(rank, input, kernel, stride, padding, ceil, countIncludePad, divisor).Apply(input);
    }

    internal static AveragePoolMap AverageMap(int rank, Tensor input, long[] kernel, long[]? stride, long[]? padding, bool ceil, bool countIncludePad, long? divisor)
    {
        var shape = Shape(rank, input, kernel, stride, padding, null, ceil);
        return new AveragePoolMap($"AvgPool{rank}DBackward0", shape, input.layout.AsContiguous, Extents.With(input, Extents.From(shape.Output, rank)), countIncludePad, divisor);
    }

    internal static Tensor AdaptiveAverage(int rank, Tensor input, long[] outputSize) => AdaptiveAverageMap(rank, input, outputSize).Apply(input);

    internal static AdaptiveAverageMap AdaptiveAverageMap(int rank, Tensor input, long[] outputSize)
    {
        var (to, from, size) = Adaptive(rank, input, outputSize, "adaptive_avg_pool");
        return new AdaptiveAverageMap($"AdaptiveAvgPool{rank}DBackward0", Extents.Planes(input, rank), from, size, input.layout.AsContiguous, to);
    }

    /// <summary>Places values back where maxima were found.</summary>
    internal static Tensor Unpool(int rank, Tensor input, Tensor indices, long[] kernel, long[]? stride, long[]? padding, long[]? outputSize)
    {
        string operation = $"max_unpool{rank}d";
        Extents.RequirePlanes(input, rank, operation);
        indices.RequireLive();
        if (indices.scalarType != ScalarType.Int64) throw TorchError.Create($"elements in indices should be type int64 but got: {DTypes.Name(indices.scalarType)}");
        if (!indices.layout.SameSizes(input.layout)) throw TorchError.Create(
            $"Expected shape of indices to be same as that of the input tensor ({input.layout.Describe()}) but got indices tensor with shape: {indices.layout.Describe()}");
        long[] window = Extents.Of(kernel, rank, 0, "kernel_size"), step = Extents.Of(stride, rank, 0, "stride"), around = Extents.Of(padding, rank, 0, "padding");
        if (stride is null || stride.Length == 0) step = window;
        var size = UnpooledSize(rank, input, window, step, around, outputSize);
        var to = Extents.With(input, size);
        var result = Tensor.Allocate(to, input.scalarType);
        var action = new UnpoolAction { Planes = Extents.Planes(input, rank), Source = input.Compact(), Indices = indices.Compact(), Target = result, Rank = rank };
        Extents.Checked(() =>
        {
            Dispatch.Numeric(input.scalarType, ref action);
            return true;
        });
        return Tensor.Recording(input) ? result.Record(new PlaneIndexBackward(input, indices, rank, $"MaxUnpool{rank}DBackward0", scatter: true)) : result;
    }

    static long[] UnpooledSize(int rank, Tensor input, long[] kernel, long[] stride, long[] padding, long[]? wanted)
    {
        var from = Extents.Spatial(input, rank);
        var size = new long[rank];
        for (int i = 0; i < rank; i++) size[i] = ((from[i] - 1) * stride[i]) + kernel[i] - (2 * padding[i]);
        if (wanted is null || wanted.Length == 0) return size;
        if (wanted.Length == rank + 2) wanted = wanted[2..];
        if (wanted.Length != rank) throw TorchError.Create($"output_size should be a sequence containing {rank} or {rank + 2} elements, but it has a length of '{wanted.Length}'");
        for (int i = 0; i < rank; i++)
            if (wanted[i] <= size[i] - stride[i] || wanted[i] >= size[i] + stride[i]) throw TorchError.Create(
                $"invalid output_size \"{Layout.Describe(wanted)}\" (dim {i} must be between {size[i] - stride[i]} and {size[i] + stride[i]})");
        return wanted;
    }

    internal static PoolingShape Shape(int rank, Tensor input, long[] kernel, long[]? stride, long[]? padding, long[]? dilation, bool ceil)
    {
        var window = Extents.Of(kernel, rank, 0, "kernel_size");
        var step = stride is null || stride.Length == 0 ? window : Extents.Of(stride, rank, 0, "stride");
        return Extents.Checked(() => PoolingShape.Create(Extents.Planes(input, rank), Extents.Spatial(input, rank), window, step,
            Extents.Of(padding, rank, 0, "padding"), Extents.Of(dilation, rank, 1, "dilation"), ceil));
    }

    static (Layout to, Size3 from, Size3 size) Adaptive(int rank, Tensor input, long[] outputSize, string operation)
    {
        Extents.RequirePlanes(input, rank, $"{operation}{rank}d()");
        var wanted = (long[])Extents.Of(outputSize, rank, 1, "output_size").Clone();
        var spatial = Extents.Spatial(input, rank);
        // -1 stands for an axis that keeps its size.
        for (int i = 0; i < rank; i++)
        {
            if (wanted[i] == -1) wanted[i] = spatial[i];
            if (wanted[i] < 0) throw TorchError.Create($"{operation}{rank}d(): elements of output_size must be greater than or equal to 0 but received {Layout.Describe(outputSize)}");
        }
        return (Extents.With(input, wanted), Size3.From(spatial, 1), Size3.From(wanted, 1));
    }

    struct MaxAction : INumericAction
    {
        internal PoolingShape? Shape;
        internal Size3 From;
        internal Size3 To;
        internal int Planes;
        internal Tensor Source;
        internal Tensor Values;
        internal Tensor Indices;

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var source = Source.Elements<T>();
            var values = Values.Elements<T>();
            var indices = Indices.Elements<long>();
            if (Shape is not null) MaxPooling.Forward<T>(Shape, source, values, indices);
            else AdaptivePooling.MaxForward<T>(Planes, From, To, source, values, indices);
            GC.KeepAlive(Source);
            GC.KeepAlive(Indices);
        }
    }

    struct UnpoolAction : INumericAction
    {
        internal int Planes;
        internal Tensor Source;
        internal Tensor Indices;
        internal Tensor Target;
        internal int Rank;

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            MaxUnpooling.Forward<T>(Planes, PlaneIndexing.Volume(Source.layout, Rank), PlaneIndexing.Volume(Target.layout, Rank), Source.Elements<T>(), Indices.Elements<long>(), Target.Elements<T>());
            GC.KeepAlive(Source);
            GC.KeepAlive(Indices);
        }
    }
}
