using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Kernels;

namespace TorchSharp.Optim;

/// <summary>
/// Applies an update rule to a whole parameter in one pass over parameter, gradient and states; large parameters over the worker threads.
/// Elements are independent of each other, so the cut does not change the result.
/// </summary>
internal static unsafe class Sweep
{
    const int Grain = 1 << 15;

    /// <summary>Below this many elements one thread is as fast.</summary>
    const int Threshold = 1 << 16;

    /// <summary>States are contiguous and of the parameter's shape and type; parameter and gradient may lie in memory as they like.</summary>
    internal static void Run<T, TRule>(torch.Tensor parameter, torch.Tensor gradient, in TRule rule, torch.Tensor? a = null, torch.Tensor? b = null, torch.Tensor? c = null)
        where T : unmanaged where TRule : struct, IUpdateRule<T>
    {
        parameter.RequireLive();
        var packed = parameter.Compact();
        var dense = gradient.Compact();
        int count = (int)parameter.layout.Count;
        fixed (T* p = packed.Elements<T>(), g = Elements<T>(dense, parameter), pa = Elements<T>(a, parameter), pb = Elements<T>(b, parameter), pc = Elements<T>(c, parameter))
        {
            if (count < Threshold)
            {
                Loop(p, g, pa, pb, pc, count, rule);
            }
            else
            {
                var body = new Body<T, TRule> { P = p, G = g, A = pa, B = pb, C = pc, Rule = rule };
                Workers.For(count, Grain, ref body);
            }
        }
        if (!ReferenceEquals(packed, parameter))
        {
            parameter.CopyFrom(packed);
            packed.Dispose();
        }
        if (!ReferenceEquals(dense, gradient)) dense.Dispose();
        parameter.memory.Version++;
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(c);
        GC.KeepAlive(gradient);
    }

    /// <summary>States are public fields: a program may have put anything there.</summary>
    static Span<T> Elements<T>(torch.Tensor? state, torch.Tensor parameter) where T : unmanaged
    {
        if (state is null) return default;
        if (state.scalarType != parameter.scalarType || !state.layout.Contiguous || !state.layout.SameSizes(parameter.layout)) throw new InvalidOperationException(
            $"The optimizer's state of a parameter {parameter.scalarType}{parameter.layout} must be contiguous and of the same shape and type, but it is {state.scalarType}{state.layout}.");
        return state.Elements<T>();
    }

    static void Loop<T, TRule>(T* p, T* g, T* a, T* b, T* c, int count, in TRule rule) where T : unmanaged where TRule : struct, IUpdateRule<T>
    {
        int i = 0;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            var parameter = Vector.Load(p + i);
            var first = TRule.UsesA ? Vector.Load(a + i) : default;
            var second = TRule.UsesB ? Vector.Load(b + i) : default;
            var third = TRule.UsesC ? Vector.Load(c + i) : default;
            rule.Apply(ref parameter, Vector.Load(g + i), ref first, ref second, ref third);
            parameter.Store(p + i);
            if (TRule.UsesA) first.Store(a + i);
            if (TRule.UsesB) second.Store(b + i);
            if (TRule.UsesC) third.Store(c + i);
        }
        if (i < count) Rest(p + i, g + i, a + i, b + i, c + i, count - i, rule);
    }

    /// <summary>Less than a vector, padded with zeros to one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Rest<T, TRule>(T* p, T* g, T* a, T* b, T* c, int count, in TRule rule) where T : unmanaged where TRule : struct, IUpdateRule<T>
    {
        int width = Vector<T>.Count;
        T* pad = stackalloc T[5 * width];
        new Span<T>(pad, 5 * width).Clear();
        T* pp = pad, pg = pad + width, pa = pad + 2 * width, pb = pad + 3 * width, pc = pad + 4 * width;
        Copy(p, pp, count);
        Copy(g, pg, count);
        if (TRule.UsesA) Copy(a, pa, count);
        if (TRule.UsesB) Copy(b, pb, count);
        if (TRule.UsesC) Copy(c, pc, count);
        Loop(pp, pg, pa, pb, pc, width, rule);
        Copy(pp, p, count);
        if (TRule.UsesA) Copy(pa, a, count);
        if (TRule.UsesB) Copy(pb, b, count);
        if (TRule.UsesC) Copy(pc, c, count);
    }

    static void Copy<T>(T* from, T* to, int count) where T : unmanaged => new ReadOnlySpan<T>(from, count).CopyTo(new Span<T>(to, count));

    struct Body<T, TRule> : Workers.IRange where T : unmanaged where TRule : struct, IUpdateRule<T>
    {
        internal T* P;
        internal T* G;
        internal T* A;
        internal T* B;
        internal T* C;
        internal TRule Rule;

        public readonly void Run(int start, int end) => Loop(P + start, G + start, A + start, B + start, C + start, end - start, Rule);
    }
}
