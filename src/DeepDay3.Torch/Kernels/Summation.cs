using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>
/// Sums along the middle of [outer, length, inner]. Long sums are cut into blocks whose sums are added in pairs: the error grows with the
/// logarithm of the length, and the order depends on the shape alone. Lines in single precision are added up in double.
/// </summary>
internal static class Summation
{
    const int Block = 512;

    internal static void Run<T>(ReadOnlySpan<T> x, Span<T> d, int outer, int length, int inner) where T : unmanaged, INumber<T>
    {
        if (inner == 1)
        {
            for (int o = 0; o < outer; o++) d[o] = Sum(x.Slice(o * length, length));
            return;
        }
        for (int o = 0; o < outer; o++) Rows(x.Slice(o * length * inner, length * inner), d.Slice(o * inner, inner), length);
    }

    internal static T Sum<T>(ReadOnlySpan<T> x) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float)) return T.CreateTruncating(InDouble(MemoryMarshal.Cast<T, float>(x)));
        if (x.Length <= Block) return TensorPrimitives.Sum(x);
        int half = (x.Length / 2 + Block - 1) / Block * Block;
        return Sum(x[..half]) + Sum(x[half..]);
    }

    static double InDouble(ReadOnlySpan<float> x)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(x);
        // Four sums at a time: one would wait for its own last addition.
        Vector<double> first = Vector<double>.Zero, second = first, third = first, fourth = first;
        int i = 0;
        for (; i <= vectors.Length - 2; i += 2)
        {
            Vector.Widen(vectors[i], out var low, out var high);
            first += low;
            second += high;
            Vector.Widen(vectors[i + 1], out low, out high);
            third += low;
            fourth += high;
        }
        double sum = Vector.Sum(first + second + (third + fourth));
        foreach (float value in x[(i * Vector<float>.Count)..]) sum += value;
        return sum;
    }

    static void Rows<T>(ReadOnlySpan<T> x, Span<T> d, int rows) where T : unmanaged, INumber<T>
    {
        const int Together = 64;
        int width = d.Length;
        if (rows <= Together)
        {
            if (rows == 0)
            {
                d.Clear();
                return;
            }
            x[..width].CopyTo(d);
            for (int r = 1; r < rows; r++) TensorPrimitives.Add(d, x.Slice(r * width, width), d);
            return;
        }
        int half = (rows / 2 + Together - 1) / Together * Together;
        Rows(x[..(half * width)], d, half);
        T[] rented = ArrayPool<T>.Shared.Rent(width);
        var rest = rented.AsSpan(0, width);
        Rows(x[(half * width)..], rest, rows - half);
        TensorPrimitives.Add(d, rest, d);
        ArrayPool<T>.Shared.Return(rented);
    }
}
