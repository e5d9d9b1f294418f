using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Moving elements by index along the middle of [outer, length, inner].</summary>
internal static class Lines
{
    /// <summary>d[o, k, :] = x[o, index[k], :].</summary>
    internal static void Select<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> index, Span<T> d, int outer, int length, int inner)
    {
        for (int o = 0, to = 0; o < outer; o++)
            foreach (long i in index)
            {
                x.Slice(((o * length) + (int)i) * inner, inner).CopyTo(d.Slice(to, inner));
                to += inner;
            }
    }

    /// <summary>d[o, index[k], :] += x[o, k, :], in order.</summary>
    internal static void Add<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> index, Span<T> d, int outer, int length, int inner) where T : unmanaged, INumber<T>
    {
        for (int o = 0, from = 0; o < outer; o++)
            foreach (long i in index)
            {
                var target = d.Slice(((o * length) + (int)i) * inner, inner);
                System.Numerics.Tensors.TensorPrimitives.Add(target, x.Slice(from, inner), target);
                from += inner;
            }
    }

    /// <summary>d[o, k, i] = x[o, index[o, k, i], i].</summary>
    internal static void Gather<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> index, Span<T> d, int outer, int length, int picks, int inner)
    {
        for (int o = 0, at = 0; o < outer; o++)
            for (int k = 0; k < picks; k++)
                for (int i = 0; i < inner; i++, at++) d[at] = x[(((o * length) + (int)index[at]) * inner) + i];
    }

    /// <summary>d[o, index[o, k, i], i] = (or +=) x[o, k, i].</summary>
    internal static void Scatter<T>(ReadOnlySpan<T> x, ReadOnlySpan<long> index, Span<T> d, int outer, int length, int picks, int inner, bool add) where T : unmanaged, INumber<T>
    {
        for (int o = 0, at = 0; o < outer; o++)
            for (int k = 0; k < picks; k++)
                for (int i = 0; i < inner; i++, at++)
                {
                    int to = (((o * length) + (int)index[at]) * inner) + i;
                    d[to] = add ? d[to] + x[at] : x[at];
                }
    }
}
