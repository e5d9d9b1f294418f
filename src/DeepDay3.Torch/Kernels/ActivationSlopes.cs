using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>The gradient g times the derivative of an activation, told from its result y: one pass in place of three.</summary>
internal static class ActivationSlopes
{
    /// <summary>g where y is positive.</summary>
    internal readonly struct Relu : IBinaryOperation
    {
        public static T Apply<T>(T g, T y) where T : unmanaged, INumber<T> => y > T.Zero ? g : T.Zero;

        public static void Apply<T>(ReadOnlySpan<T> g, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T>
        {
            int i = 0;
            for (; i <= d.Length - Vector<T>.Count; i += Vector<T>.Count)
                Vector.ConditionalSelect(Vector.GreaterThan(Load(y, i), Vector<T>.Zero), Load(g, i), Vector<T>.Zero).CopyTo(d[i..]);
            for (; i < d.Length; i++) d[i] = Apply(g[i], y[i]);
        }

        public static void Apply<T>(ReadOnlySpan<T> g, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, Relu>(g, y, d);
    }

    /// <summary>g (1 - y) y.</summary>
    internal readonly struct Sigmoid : IBinaryOperation
    {
        public static T Apply<T>(T g, T y) where T : unmanaged, INumber<T> => g * ((T.One - y) * y);

        public static void Apply<T>(ReadOnlySpan<T> g, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T>
        {
            int i = 0;
            for (; i <= d.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var v = Load(y, i);
                (Load(g, i) * ((Vector<T>.One - v) * v)).CopyTo(d[i..]);
            }
            for (; i < d.Length; i++) d[i] = Apply(g[i], y[i]);
        }

        public static void Apply<T>(ReadOnlySpan<T> g, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, Sigmoid>(g, y, d);
    }

    /// <summary>g (1 - y y).</summary>
    internal readonly struct Tanh : IBinaryOperation
    {
        public static T Apply<T>(T g, T y) where T : unmanaged, INumber<T> => g * (T.One - y * y);

        public static void Apply<T>(ReadOnlySpan<T> g, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, INumber<T>
        {
            int i = 0;
            for (; i <= d.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                var v = Load(y, i);
                (Load(g, i) * (Vector<T>.One - v * v)).CopyTo(d[i..]);
            }
            for (; i < d.Length; i++) d[i] = Apply(g[i], y[i]);
        }

        public static void Apply<T>(ReadOnlySpan<T> g, T y, Span<T> d) where T : unmanaged, INumber<T> => Elementwise.Scalarwise<T, Tanh>(g, y, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<T> Load<T>(ReadOnlySpan<T> x, int at) => new(x[at..]);
}
