namespace TorchSharp.Kernels;

/// <summary>Contiguous matrices of one size that lie one after the other in pinned memory, so that several threads can take one each.</summary>
internal readonly unsafe struct MatrixBatch<T>(T* start, int length)
    where T : unmanaged
{
    readonly nint start = (nint)start;

    internal Span<T> this[int index] => start == 0 ? [] : new((T*)start + (long)index * length, length);

    /// <summary>Runs a body for each of count matrices, several at a time when each is worth it; operations is the arithmetic of one.</summary>
    internal static void For(int count, long operations, Action<int> body)
        => Workers.For(count, (int)Math.Clamp(20_000 / Math.Max(1, operations), 1, int.MaxValue), (from, to) =>
        {
            for (var i = from; i < to; i++)
                body(i);
        });
}
