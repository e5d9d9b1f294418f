using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>Vectorised operations on contiguous rows, the inner loops of the factorizations.</summary>
internal static class Rows
{
    internal static T Dot<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : unmanaged, INumberBase<T>
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right[..left.Length]);
        var sums = Vector<T>.Zero;
        var i = 0;
        for (; i <= left.Length - Vector<T>.Count; i += Vector<T>.Count)
            sums += Load(ref a, i) * Load(ref b, i);
        var sum = Vector.Sum(sums);
        for (; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    /// <summary>target += factor * source.</summary>
    internal static void AddScaled<T>(ReadOnlySpan<T> source, T factor, Span<T> target)
        where T : unmanaged, INumberBase<T>
    {
        ref var a = ref MemoryMarshal.GetReference(source);
        ref var b = ref MemoryMarshal.GetReference(target[..source.Length]);
        var factors = new Vector<T>(factor);
        var i = 0;
        for (; i <= source.Length - Vector<T>.Count; i += Vector<T>.Count)
            Store(Load(ref b, i) + Load(ref a, i) * factors, ref b, i);
        for (; i < source.Length; i++)
            target[i] += source[i] * factor;
    }

    /// <summary>(x, y) becomes (cos x - sin y, sin x + cos y), element by element.</summary>
    internal static void Rotate(Span<double> x, Span<double> y, double cos, double sin)
    {
        ref var a = ref MemoryMarshal.GetReference(x);
        ref var b = ref MemoryMarshal.GetReference(y[..x.Length]);
        var (c, s) = (new Vector<double>(cos), new Vector<double>(sin));
        var i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var (u, v) = (Load(ref a, i), Load(ref b, i));
            Store(c * u - s * v, ref a, i);
            Store(s * u + c * v, ref b, i);
        }
        for (; i < x.Length; i++)
            (x[i], y[i]) = (cos * x[i] - sin * y[i], sin * x[i] + cos * y[i]);
    }

    internal static void Swap<T>(Span<T> x, Span<T> y)
    {
        for (var i = 0; i < x.Length; i++)
            (x[i], y[i]) = (y[i], x[i]);
    }

    /// <summary>A power of two that brings the largest magnitude near 1, so that squares neither overflow nor vanish; 1 for zeros, NaN for what is not finite.</summary>
    internal static double Scale(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
                return double.NaN;
            largest = Math.Max(largest, Math.Abs(value));
        }
        return largest == 0 ? 1 : Math.ScaleB(1, -Math.ILogB(largest));
    }

    /// <summary>Copies a matrix to double precision, transposed: row j of the result is column j of the source.</summary>
    internal static double[] Columns<T>(int rows, int columns, ReadOnlySpan<T> matrix)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var result = new double[rows * columns];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                result[j * rows + i] = double.CreateTruncating(matrix[i * columns + j]);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<T> Load<T>(ref T start, int index)
        where T : unmanaged
        => Vector.LoadUnsafe(ref start, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store<T>(Vector<T> values, ref T start, int index)
        where T : unmanaged
        => values.StoreUnsafe(ref start, (nuint)index);
}
