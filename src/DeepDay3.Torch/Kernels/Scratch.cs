using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>
/// Working memory of one thread: aligned native blocks that are kept for the next call and freed when the thread has ended. A use
/// names its slot, so uses that are alive at the same time never share a block.
/// </summary>
internal sealed unsafe class Scratch
{
    const nuint Alignment = 4096;

    [ThreadStatic]
    static Scratch? mine;

    readonly void*[] blocks = new void*[Enum.GetValues<ScratchSlot>().Length];
    readonly nuint[] sizes = new nuint[Enum.GetValues<ScratchSlot>().Length];

    Scratch()
    {
    }

    ~Scratch()
    {
        foreach (void* block in blocks)
            NativeMemory.AlignedFree(block);
    }

    /// <summary>At least <paramref name="count"/> elements, with whatever the last use left in them. Valid until this thread asks for the slot again.</summary>
    public static T* Get<T>(ScratchSlot slot, nint count) where T : unmanaged
    {
        var scratch = mine ??= new Scratch();
        nuint bytes = (nuint)count * (nuint)sizeof(T);
        if (scratch.sizes[(int)slot] < bytes)
            scratch.Grow((int)slot, bytes);
        return (T*)scratch.blocks[(int)slot];
    }

    void Grow(int slot, nuint bytes)
    {
        sizes[slot] = 0;
        NativeMemory.AlignedFree(blocks[slot]);
        blocks[slot] = null;
        bytes = (bytes + Alignment - 1) / Alignment * Alignment;
        blocks[slot] = NativeMemory.AlignedAlloc(bytes, Alignment);
        sizes[slot] = bytes;
    }
}

/// <summary>What a thread's <see cref="Scratch"/> is used for.</summary>
internal enum ScratchSlot
{
    /// <summary>Rows of A, rearranged for all threads of a product.</summary>
    PackedA,

    /// <summary>Columns of B, rearranged for all threads of a product.</summary>
    PackedB,

    /// <summary>One panel of B, rearranged by the thread that uses it at once.</summary>
    PanelB,

    /// <summary>A tile of C that is copied to its place afterwards.</summary>
    Tile,

    /// <summary>Sums over parts of k.</summary>
    Slices,
}
