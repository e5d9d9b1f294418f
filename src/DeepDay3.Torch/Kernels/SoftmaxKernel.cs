using System.Numerics;
using System.Numerics.Tensors;

namespace TorchSharp.Kernels;

/// <summary>Softmax and its logarithm along the middle of [outer, length, inner], safe from overflow, and the way back.</summary>
internal static unsafe class SoftmaxKernel
{
    internal static void Run<T>(ReadOnlySpan<T> x, Span<T> d, int outer, int length, int inner, bool logarithm) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (length == 0) return;
        if (inner == 1)
        {
            fixed (T* px = x, pd = d)
            {
                var body = new ForwardBody<T> { X = px, D = pd, Length = length, Logarithm = logarithm };
                Workers.For(outer, Grain(length), ref body);
            }
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

    /// <summary>From the gradient g of the result y: y (g - sum(g y)), for the logarithm g - e^y sum(g). Lines lie without gaps.</summary>
    internal static void Backward<T>(ReadOnlySpan<T> g, ReadOnlySpan<T> y, Span<T> d, int length, bool logarithm) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (length == 0) return;
        fixed (T* pg = g, py = y, pd = d)
        {
            var body = new BackwardBody<T> { G = pg, Y = py, D = pd, Length = length, Logarithm = logarithm };
            Workers.For(d.Length / length, Grain(length), ref body);
        }
    }

    static int Grain(int length) => Math.Max(1, (1 << 14) / length);

    static void Line<T>(ReadOnlySpan<T> x, Span<T> d, bool logarithm) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T largest = TensorPrimitives.Max(x);
        TensorPrimitives.Subtract(x, largest, d);
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
            TensorPrimitives.Subtract(d, T.Log(sum), d);
            return;
        }
        ExpFunction.Apply<T>(d, d);
        TensorPrimitives.Divide(d, Summation.Sum<T>(d), d);
    }

    struct ForwardBody<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* X, D;
        internal int Length;
        internal bool Logarithm;

        public readonly void Run(int start, int end)
        {
            for (int line = start; line < end; line++)
                Line(new ReadOnlySpan<T>(X + ((nint)line * Length), Length), new Span<T>(D + ((nint)line * Length), Length), Logarithm);
        }
    }

    struct BackwardBody<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* G, Y, D;
        internal int Length;
        internal bool Logarithm;

        public readonly void Run(int start, int end)
        {
            for (int line = start; line < end; line++)
            {
                var g = new ReadOnlySpan<T>(G + ((nint)line * Length), Length);
                var y = new ReadOnlySpan<T>(Y + ((nint)line * Length), Length);
                var d = new Span<T>(D + ((nint)line * Length), Length);
                if (Logarithm)
                {
                    ExpFunction.Apply(y, d);
                    TensorPrimitives.Multiply(d, -Summation.Sum(g), d);
                    TensorPrimitives.Add(d, g, d);
                    continue;
                }
                TensorPrimitives.Subtract(g, TensorPrimitives.Dot(g, y), d);
                TensorPrimitives.Multiply(d, y, d);
            }
        }
    }
}
