using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Arguments that may be one number for all spatial axes or one for each.</summary>
internal static class Extents
{
    /// <summary>The value of every axis: given, or the same <paramref name="otherwise"/> for all; a list of one counts for all.</summary>
    internal static long[] Of(long[]? values, int rank, long otherwise, string name)
    {
        if (values is null || values.Length == 0) return Same(otherwise, rank);
        if (values.Length == 1) return Same(values[0], rank);
        return values.Length == rank ? values : throw TorchError.Create($"expected {name} to be a single integer value or a list of {rank} values to match the convolution dimensions, but got {name}={Layout.Describe(values)}");
    }

    internal static long[] Same(long value, int rank)
    {
        var all = new long[rank];
        Array.Fill(all, value);
        return all;
    }

    internal static long[] Of((long, long) pair) => [pair.Item1, pair.Item2];

    internal static long[]? Of((long, long)? pair) => pair is { } p ? [p.Item1, p.Item2] : null;

    internal static long[] Of((long, long, long) triple) => [triple.Item1, triple.Item2, triple.Item3];

    internal static long[]? Of((long, long, long)? triple) => triple is { } t ? [t.Item1, t.Item2, t.Item3] : null;

    internal static long[]? Of(long? value) => value is { } v ? [v] : null;

    /// <summary>The product of all sizes but the last <paramref name="rank"/>: how many planes there are.</summary>
    internal static int Planes(Tensor tensor, int rank)
    {
        long planes = 1;
        foreach (long size in tensor.layout.Sizes.AsSpan(0, tensor.layout.Rank - rank)) planes *= size;
        return checked((int)planes);
    }

    internal static ReadOnlySpan<long> Spatial(Tensor tensor, int rank) => tensor.layout.Sizes.AsSpan(tensor.layout.Rank - rank);

    /// <summary>The leading sizes of a tensor with other spatial ones.</summary>
    internal static Layout With(Tensor tensor, ReadOnlySpan<long> spatial) =>
        Layout.Of([.. tensor.layout.Sizes.AsSpan(0, tensor.layout.Rank - spatial.Length), .. spatial]);

    /// <summary>The last <paramref name="rank"/> axes of a triple.</summary>
    internal static long[] From(Kernels.Size3 size, int rank)
    {
        long[] all = [size.Depth, size.Height, size.Width];
        return all[(3 - rank)..];
    }

    /// <summary>Requires channels and spatial axes, with or without a batch, none of them empty but the batch.</summary>
    internal static void RequirePlanes(Tensor input, int rank, string operation)
    {
        input.RequireLive();
        var sizes = input.layout.Sizes;
        bool good = sizes.Length == rank + 1 || sizes.Length == rank + 2;
        for (int i = sizes.Length - rank; good && i < sizes.Length; i++) good = sizes[i] > 0;
        if (!good) throw TorchError.Create($"{operation}: Expected {rank + 1}D or {rank + 2}D (batch mode) tensor with optional 0 dim batch size for input, but got: {input.layout.Describe()}");
    }

    /// <summary>Runs what checks shapes, with its complaints as errors of the engine.</summary>
    internal static T Checked<T>(Func<T> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException error)
        {
            throw TorchError.Create(error.Message);
        }
    }
}
