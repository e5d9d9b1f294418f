using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Maxima of windows of one size at random distances, so that planes shrink by any ratio (Graham, "Fractional max-pooling", 2014).</summary>
internal static class FractionalPooling
{
    /// <summary>The maxima and their flat indices within the input's planes; the windows come from one draw for each plane and axis.</summary>
    internal static (Tensor values, Tensor indices) Max(int rank, Tensor input, long[] kernel, long[]? outputSize, double[]? outputRatio)
    {
        string operation = $"fractional_max_pool{rank}d";
        Extents.RequirePlanes(input, rank, operation);
        if (!DTypes.IsFloat(input.scalarType)) throw TorchError.Create($"\"{operation}\" not implemented for '{DTypes.Name(input.scalarType)}'");
        if (outputSize is null && outputRatio is null) throw new ArgumentException($"{operation} requires specifying either an output_size or an output_ratio");
        if (outputSize is not null && outputRatio is not null) throw new ArgumentException("only one of output_size and output_ratio may be specified");
        long[] window = Extents.Of(kernel, rank, 0, "kernel_size"), from = Extents.Spatial(input, rank).ToArray();
        var to = outputSize is null ? Shrunk(rank, from, outputRatio!) : Extents.Of(outputSize, rank, 0, "output_size");
        for (int i = 0; i < rank; i++)
        {
            if (to[i] < 1 || window[i] < 1) throw TorchError.Create($"{operation}(): kernel_size and output_size must be greater than 0, got {Layout.Describe(window)} and {Layout.Describe(to)}");
            if (to[i] + window[i] - 1 > from[i]) throw TorchError.Create($"{operation}(): pool size {window[i]} too large relative to input size {from[i]} for an output of size {to[i]}");
        }
        var form = Extents.With(input, to);
        int planes = Extents.Planes(input, rank);
        var values = Tensor.Allocate(form, input.scalarType);
        var indices = Tensor.Allocate(form, ScalarType.Int64);
        var action = new Action { Source = input.Compact(), Draws = rand([planes, rank], input.scalarType), Values = values, Indices = indices, Planes = planes, Window = Volume(window), From = Volume(from), To = Volume(to), Rank = rank };
        Dispatch.Float(input.scalarType, ref action, operation);
        if (Tensor.Recording(input)) values.Record(new PlaneIndexBackward(input, indices, rank, rank == 2 ? "FractionalMaxPool2DBackward0" : "FractionalMaxPool3DBackward0", scatter: false));
        return (values, indices);
    }

    static long[] Shrunk(int rank, long[] from, double[] ratio)
    {
        if (ratio.Length != rank && ratio.Length != 1) throw new ArgumentException($"output_ratio must have {rank} numbers, got {ratio.Length}.");
        var to = new long[rank];
        for (int i = 0; i < rank; i++)
        {
            double part = ratio[ratio.Length == 1 ? 0 : i];
            if (part is not (> 0 and < 1)) throw new ArgumentException($"output_ratio must be between 0 and 1 (got {part})");
            to[i] = (long)(from[i] * part);
        }
        return to;
    }

    /// <summary>Depth, height, width; planes have depth 1.</summary>
    static int[] Volume(long[] sizes) => sizes.Length == 2 ? [1, (int)sizes[0], (int)sizes[1]] : [(int)sizes[0], (int)sizes[1], (int)sizes[2]];

    struct Action : IFloatAction
    {
        internal Tensor Source;
        internal Tensor Draws;
        internal Tensor Values;
        internal Tensor Indices;
        internal int Planes;
        internal int[] Window;
        internal int[] From;
        internal int[] To;
        internal int Rank;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var source = Source.Elements<T>();
            var draws = Draws.Elements<T>();
            var values = Values.Elements<T>();
            var indices = Indices.Elements<long>();
            int length = From[0] * From[1] * From[2], at = 0;
            for (int plane = 0; plane < Planes; plane++)
            {
                var draw = draws.Slice(plane * Rank, Rank);
                // Planes take their draws in the order width, height; volumes in the order depth, height, width.
                int[] depths = Rank == 2 ? [0] : Starts(draw[0], 0), heights = Starts(draw[1], 1), widths = Starts(draw[Rank == 2 ? 0 : 2], 2);
                var x = source.Slice(plane * length, length);
                foreach (int z in depths)
                    foreach (int y in heights)
                        foreach (int w in widths) (values[at], indices[at++]) = Largest<T>(x, z, y, w);
            }
            GC.KeepAlive(Source);
            GC.KeepAlive(Draws);
        }

        /// <summary>Where the windows begin along an axis.</summary>
        readonly int[] Starts<T>(T draw, int axis) where T : unmanaged, IFloatingPointIeee754<T>
        {
            var starts = new int[To[axis]];
            int last = From[axis] - Window[axis];
            if (starts.Length > 1)
            {
                var alpha = T.CreateChecked(last) / T.CreateChecked(starts.Length - 1);
                for (int i = 0; i < starts.Length - 1; i++) starts[i] = int.CreateTruncating((T.CreateChecked(i) + draw) * alpha) - int.CreateTruncating(draw * alpha);
            }
            starts[^1] = last;
            return starts;
        }

        readonly (T value, long index) Largest<T>(ReadOnlySpan<T> x, int depth, int height, int width) where T : unmanaged, IFloatingPointIeee754<T>
        {
            var best = T.NegativeInfinity;
            int place = ((depth * From[1]) + height) * From[2] + width;
            for (int z = depth; z < depth + Window[0]; z++)
                for (int y = height; y < height + Window[1]; y++)
                    for (int w = width; w < width + Window[2]; w++)
                    {
                        int at = (((z * From[1]) + y) * From[2]) + w;
                        if (x[at] > best || T.IsNaN(x[at])) (best, place) = (x[at], at);
                    }
            return (best, place);
        }
    }
}
