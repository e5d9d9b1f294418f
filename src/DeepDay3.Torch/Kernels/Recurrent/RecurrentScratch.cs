using System.Buffers;
using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>Working memory of one kernel call: pinned, each piece on a cache line of its own, given back to a pool at the end.</summary>
internal sealed unsafe class RecurrentScratch<T> : IDisposable
    where T : unmanaged
{
    const int Alignment = 64;
    const int ChunkBytes = 1 << 18;

    readonly List<(T[] Array, GCHandle Pin)> chunks = [];
    T* free;
    nint left;

    /// <summary>A piece of <paramref name="length"/> values, not cleared.</summary>
    public T* Take(nint length)
    {
        var perLine = Alignment / sizeof(T);
        length = (length + perLine - 1) / perLine * perLine;
        if (length > left)
            AddChunk(Math.Max(length, ChunkBytes / sizeof(T)) + perLine);
        var piece = free;
        free += length;
        left -= length;
        return piece;
    }

    /// <summary>A piece of <paramref name="length"/> zeros.</summary>
    public T* TakeZeros(nint length)
    {
        var piece = Take(length);
        new Span<T>(piece, checked((int)length)).Clear();
        return piece;
    }

    public void Dispose()
    {
        foreach (var (array, pin) in chunks)
        {
            pin.Free();
            ArrayPool<T>.Shared.Return(array);
        }
        chunks.Clear();
        left = 0;
    }

    void AddChunk(nint length)
    {
        var array = ArrayPool<T>.Shared.Rent(checked((int)length));
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        chunks.Add((array, pin));
        var start = (nint)pin.AddrOfPinnedObject();
        var aligned = (start + Alignment - 1) / Alignment * Alignment;
        free = (T*)aligned;
        left = array.Length - (aligned - start) / sizeof(T);
    }
}
