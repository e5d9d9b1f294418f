using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Padding by PyTorch's list of amounts: the last axis before and after, the one before it, and so on. Negative amounts crop.</summary>
internal static class Padder
{
    internal static Tensor Pad(Tensor input, ReadOnlySpan<long> amounts, PaddingModes mode, double value)
    {
        input.RequireLive();
        if (DTypes.IsComplex(input.scalarType)) return complex(Pad(input.real, amounts, mode, value), Pad(input.imag, amounts, mode, 0));
        int axes = amounts.Length / 2;
        if (amounts.Length % 2 != 0) throw TorchError.Create("Padding length must be divisible by 2");
        if (axes > input.layout.Rank) throw TorchError.Create(
            $"Length of pad should be no more than twice the number of dimensions of the input. Pad length is {amounts.Length} while the input has {input.layout.Rank} dimensions.");
        if (axes == 0) return input.clone();
        var kind = mode switch
        {
            PaddingModes.Reflect => PadKind.Reflect,
            PaddingModes.Replicate => PadKind.Replicate,
            PaddingModes.Circular => PadKind.Circular,
            _ => PadKind.Constant,
        };
        if (kind == PadKind.Constant) return Constant(input, amounts, mode == PaddingModes.Zeros ? 0 : value);
        int rank = input.layout.Rank;
        if (axes > 3 || (rank != axes + 1 && rank != axes + 2)) throw TorchError.Create("Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now");
        return Step(kind, input, axes, amounts, 0);
    }

    /// <summary>Any number of axes: three at once, then those before them one by one.</summary>
    static Tensor Constant(Tensor input, ReadOnlySpan<long> amounts, double value)
    {
        int axes = amounts.Length / 2;
        var result = Step(PadKind.Constant, input, Math.Min(axes, 3), amounts, value);
        for (int axis = 3; axis < axes; axis++)
        {
            var sizes = result.layout.Sizes;
            int d = sizes.Length - 1 - axis;
            var (before, after) = (amounts[2 * axis], amounts[(2 * axis) + 1]);
            long inner = 1;
            foreach (long size in sizes.AsSpan(d + 1)) inner *= size;
            var padded = Step(PadKind.Constant, result.reshape(-1, sizes[d], inner), 2, [0, 0, before, after], value);
            result = padded.reshape([.. sizes[..d], sizes[d] + before + after, .. sizes[(d + 1)..]]);
        }
        return result;
    }

    static Tensor Step(PadKind kind, Tensor input, int axes, ReadOnlySpan<long> amounts, double value)
    {
        long[] before = new long[axes], after = new long[axes];
        for (int i = 0; i < axes; i++)
        {
            before[axes - 1 - i] = amounts[2 * i];
            after[axes - 1 - i] = amounts[(2 * i) + 1];
        }
        var size = Size3.From(Extents.Spatial(input, axes), 1);
        Size3 first = Size3.From(before, 0), last = Size3.From(after, 0);
        var target = Extents.Checked(() => Kernels.Padding.OutputSize(kind, size, first, last));
        var map = new PaddingMap(kind, input.layout.AsContiguous, Extents.With(input, Extents.From(target, axes)), Extents.Planes(input, axes), size, first, last);
        return map.Forward(input, value);
    }
}
