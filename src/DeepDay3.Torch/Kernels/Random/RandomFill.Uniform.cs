using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// Fills spans with PyTorch's CPU random streams: the same generator state gives the values that PyTorch gives for a contiguous tensor
/// of that many elements. A destination that is not contiguous is filled in the order of its memory, and normals for it come from
/// <see cref="NormalElementwise{T}"/>. Multiply-adds are fused where PyTorch's compiler fuses them.
/// </summary>
internal static partial class RandomFill
{
    /// <summary>Uniform over [from, to), one 32-bit draw an element.</summary>
    public static void Uniform(MersenneTwister g, Span<float> destination, double from, double to)
    {
        g.Fill(MemoryMarshal.Cast<float, uint>(destination));
        float low = (float)from;
        float width = (float)to - low;
        const float unit = 1f / (1 << 24);
        ref float first = ref MemoryMarshal.GetReference(destination);
        int i = 0;
        for (; i <= destination.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var bits = Vector256.LoadUnsafe(ref first, (nuint)i).AsInt32() & Vector256.Create((1 << 24) - 1);
            var x = Vector256.ConvertToSingle(bits) * unit;
            Vector256.FusedMultiplyAdd(x, Vector256.Create(width), Vector256.Create(low)).StoreUnsafe(ref first, (nuint)i);
        }

        for (; i < destination.Length; i++)
        {
            uint bits = BitConverter.SingleToUInt32Bits(destination[i]) & ((1u << 24) - 1);
            destination[i] = MathF.FusedMultiplyAdd(bits * unit, width, low);
        }
    }

    /// <summary>Uniform over [from, to), one 64-bit draw an element.</summary>
    public static void Uniform(MersenneTwister g, Span<double> destination, double from, double to)
    {
        g.Fill(MemoryMarshal.Cast<double, uint>(destination));
        double width = to - from;
        ref double first = ref MemoryMarshal.GetReference(destination);
        int i = 0;

        // On a little-endian machine the first draw of an element lies in the low half, where the second belongs.
        for (; BitConverter.IsLittleEndian && i <= destination.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var pair = Vector256.LoadUnsafe(ref first, (nuint)i).AsUInt64();
            var bits = ((pair << 32) | (pair >>> 32)) & Vector256.Create((1ul << 53) - 1);
            var x = Vector256.ConvertToDouble(bits) * (1.0 / (1ul << 53));
            Vector256.FusedMultiplyAdd(x, Vector256.Create(width), Vector256.Create(from)).StoreUnsafe(ref first, (nuint)i);
        }

        for (; i < destination.Length; i++)
        {
            ulong pair = BitConverter.DoubleToUInt64Bits(destination[i]);
            ulong bits = (BitConverter.IsLittleEndian ? BitOperations.RotateLeft(pair, 32) : pair) & ((1ul << 53) - 1);
            destination[i] = Math.FusedMultiplyAdd(bits * (1.0 / (1ul << 53)), width, from);
        }
    }
}
