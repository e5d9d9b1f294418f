using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Large elementwise work over the worker threads. Elements are independent, so the cut does not change the result.</summary>
internal static unsafe class Bulk
{
    /// <summary>Below this many elements one thread is as fast.</summary>
    internal const int Threshold = 1 << 16;

    const int Grain = 1 << 15;

    internal static void Binary<T, TOperation>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T> where TOperation : struct, IBinaryOperation
    {
        fixed (T* px = x, py = y, pd = d)
        {
            var body = new BinaryBody<T, TOperation> { X = px, Y = py, D = pd };
            Workers.For(d.Length, Grain, ref body);
        }
    }

    internal static void Unary<T, TOperation>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, IFloatingPointIeee754<T> where TOperation : struct, IUnaryOperation
    {
        fixed (T* px = x, pd = d)
        {
            var body = new UnaryBody<T, TOperation> { X = px, D = pd };
            Workers.For(d.Length, Grain, ref body);
        }
    }

    internal static void Number<T, TOperation>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, INumber<T> where TOperation : struct, IBinaryOperation
    {
        fixed (T* px = x, pd = d)
        {
            var body = new NumberBody<T, TOperation> { X = px, Y = y, D = pd };
            Workers.For(d.Length, Grain, ref body);
        }
    }

    internal static void NumericUnary<T, TOperation>(ReadOnlySpan<T> x, Span<T> d) where T : unmanaged, INumber<T> where TOperation : struct, INumericUnaryOperation
    {
        fixed (T* px = x, pd = d)
        {
            var body = new NumericUnaryBody<T, TOperation> { X = px, D = pd };
            Workers.For(d.Length, Grain, ref body);
        }
    }

    struct BinaryBody<T, TOperation> : Workers.IRange where T : unmanaged, INumber<T> where TOperation : struct, IBinaryOperation
    {
        internal T* X;
        internal T* Y;
        internal T* D;

        public readonly void Run(int start, int end) =>
            TOperation.Apply(new ReadOnlySpan<T>(X + start, end - start), new ReadOnlySpan<T>(Y + start, end - start), new Span<T>(D + start, end - start));
    }

    struct UnaryBody<T, TOperation> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T> where TOperation : struct, IUnaryOperation
    {
        internal T* X;
        internal T* D;

        public readonly void Run(int start, int end) => TOperation.Apply(new ReadOnlySpan<T>(X + start, end - start), new Span<T>(D + start, end - start));
    }

    struct NumberBody<T, TOperation> : Workers.IRange where T : unmanaged, INumber<T> where TOperation : struct, IBinaryOperation
    {
        internal T* X;
        internal T Y;
        internal T* D;

        public readonly void Run(int start, int end) => TOperation.Apply(new ReadOnlySpan<T>(X + start, end - start), Y, new Span<T>(D + start, end - start));
    }

    struct NumericUnaryBody<T, TOperation> : Workers.IRange where T : unmanaged, INumber<T> where TOperation : struct, INumericUnaryOperation
    {
        internal T* X;
        internal T* D;

        public readonly void Run(int start, int end) => TOperation.Apply(new ReadOnlySpan<T>(X + start, end - start), new Span<T>(D + start, end - start));
    }
}
