using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>Moves rows of [N, H] states of the caller in and out of a shard's padded rows.</summary>
internal static unsafe class VectorState<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Loads rows [from, to) of a shard that begins at <paramref name="firstRow"/>; zeros where there is no source.</summary>
    public static void Load(in VectorLayout layout, T* source, int firstRow, int from, int to, T* state)
    {
        for (var r = from; r < to; r++)
            CopyRow(source == null ? null : source + (nint)(firstRow + r) * layout.Hidden, state + (nint)r * layout.StateRow, layout.Hidden);
    }

    /// <summary>Copies rows [from, to) out; nowhere when there is no target.</summary>
    public static void Store(in VectorLayout layout, T* state, int firstRow, int from, int to, T* target)
    {
        if (target == null)
            return;
        for (var r = from; r < to; r++)
            CopyRow(state + (nint)r * layout.StateRow, target + (nint)(firstRow + r) * layout.Hidden, layout.Hidden);
    }

    /// <summary>Adds rows [from, to) to the target; nowhere when there is none.</summary>
    public static void Add(in VectorLayout layout, T* state, int firstRow, int from, int to, T* target)
    {
        if (target == null)
            return;
        for (var r = from; r < to; r++)
            AddRow(state + (nint)r * layout.StateRow, target + (nint)(firstRow + r) * layout.Hidden, layout.Hidden);
    }

    /// <summary>One row; zeros for a source that is null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyRow(T* source, T* target, int length)
    {
        if (source == null)
        {
            new Span<T>(target, length).Clear();
            return;
        }

        // Rows are short: the general copy would spend its time on finding out how.
        var i = 0;
        for (; i <= length - Vector<T>.Count; i += Vector<T>.Count)
            Vector.Store(Vector.Load(source + i), target + i);
        for (; i < length; i++)
            target[i] = source[i];
    }

    /// <summary>
    /// Asks for a row ahead of its use, in the second cache. What a step saves is written once and read once, long apart: without this,
    /// each step would wait for its memory.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(T* row, int length)
    {
        if (!Sse.IsSupported)
            return;
        var line = 64 / sizeof(T);
        for (var i = 0; i < length; i += line)
            Sse.Prefetch1(row + i);
    }

    /// <summary>target += source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddRow(T* source, T* target, int length)
    {
        var i = 0;
        for (; i <= length - Vector<T>.Count; i += Vector<T>.Count)
            Vector.Store(Vector.Load(target + i) + Vector.Load(source + i), target + i);
        for (; i < length; i++)
            target[i] += source[i];
    }
}
