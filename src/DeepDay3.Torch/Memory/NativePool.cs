using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>
/// Aligned native memory for large tensors, kept by size class. Programs that dispose get the same warm pages back; for programs that
/// never dispose the pool asks for a collection when what is out has doubled since the last one, so memory stays bounded.
/// </summary>
internal static class NativePool
{
    const nuint Alignment = 64;
    const long MinimumLimit = 256L << 20;

    static readonly Lock gate = new();
    static readonly Dictionary<long, Stack<nint>> free = [];
    static readonly long keep = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4, 64L << 20, 2L << 30);
    static long outstanding;
    static long pooled;
    static long limit = MinimumLimit;

    /// <summary>Bytes rented and not yet returned.</summary>
    internal static long Outstanding => Interlocked.Read(ref outstanding);

    internal static NativeBlock Rent(long bytes)
    {
        // Large results are where long programs of many operations hear of a stop.
        Kernels.Interruption.ThrowIfRequested();
        long capacity = SizeClass(bytes);
        if (Interlocked.Read(ref outstanding) + capacity > Interlocked.Read(ref limit)) Collect();
        Interlocked.Add(ref outstanding, capacity);
        nint pointer = 0;
        lock (gate)
        {
            if (free.TryGetValue(capacity, out var stack) && stack.TryPop(out pointer)) pooled -= capacity;
        }
        if (pointer == 0) pointer = Allocate(capacity);
        return new NativeBlock(pointer, capacity);
    }

    internal static void Return(nint pointer, long capacity)
    {
        Interlocked.Add(ref outstanding, -capacity);
        lock (gate)
        {
            if (pooled + capacity <= keep)
            {
                if (!free.TryGetValue(capacity, out var stack)) free[capacity] = stack = new Stack<nint>();
                stack.Push(pointer);
                pooled += capacity;
                return;
            }
        }
        Free(pointer);
    }

    /// <summary>Four classes to each power of two: at most a fifth of a block is unused.</summary>
    internal static long SizeClass(long bytes)
    {
        long step = Math.Max(4096, (long)BitOperations.RoundUpToPowerOf2((ulong)bytes) / 8);
        return (bytes + step - 1) / step * step;
    }

    static void Collect()
    {
        // Young tensors first: most of what a training step leaves behind has not survived a collection yet.
        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        if (Interlocked.Read(ref outstanding) > Interlocked.Read(ref limit) / 2)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Interlocked.Exchange(ref limit, Math.Max(MinimumLimit, 2 * Interlocked.Read(ref outstanding)));
    }

    static unsafe nint Allocate(long capacity)
    {
        try
        {
            return (nint)NativeMemory.AlignedAlloc((nuint)capacity, Alignment);
        }
        catch (OutOfMemoryException)
        {
            Trim();
            return (nint)NativeMemory.AlignedAlloc((nuint)capacity, Alignment);
        }
    }

    static unsafe void Free(nint pointer) => NativeMemory.AlignedFree((void*)pointer);

    static void Trim()
    {
        lock (gate)
        {
            foreach (var stack in free.Values)
                while (stack.TryPop(out nint pointer)) Free(pointer);
            pooled = 0;
        }
    }
}
