using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Softmax and its logarithm along the middle of [outer, length, inner], safe from overflow.</summary>
internal static class SoftmaxKernel
{
    internal static void Run<T>(ReadOnlySpan<T> x, Span<T> d, int outer, int length, int inner, bool logarithm) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (inner == 1)
        {
            for (int o = 0; o < outer; o++) Line(x.Slice(o * length, length), d.Slice(o * length, length), logarithm);
            return;
        }
        var line = new T[length];
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < inner; i++)
            {
                int start = (o * length * inner) + i;
                for (int l = 0; l < length; l++) line[l] = x[start + (l * inner)];
                Line(line, line, logarithm);
                for (int l = 0; l < length; l++) d[start + (l * inner)] = line[l];
            }
    }

    static void Line<T>(ReadOnlySpan<T> x, Span<T> d, bool logarithm) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.IsEmpty) return;
        T largest = x[0];
        foreach (T value in x) largest = T.Max(largest, value);
        System.Numerics.Tensors.TensorPrimitives.Subtract(x, largest, d);
        if (logarithm)
        {
            T sum = T.Zero;
            const int Part = 256;
            Span<T> buffer = stackalloc T[Part];
            for (int i = 0; i < d.Length; i += Part)
            {
                var part = buffer[..Math.Min(Part, d.Length - i)];
                ExpFunction.Apply(d.Slice(i, part.Length), part);
                sum += Summation.Sum<T>(part);
            }
            System.Numerics.Tensors.TensorPrimitives.Subtract(d, T.Log(sum), d);
            return;
        }
        ExpFunction.Apply<T>(d, d);
        System.Numerics.Tensors.TensorPrimitives.Divide(d, Summation.Sum<T>(d), d);
    }
}
