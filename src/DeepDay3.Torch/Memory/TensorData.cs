using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>
/// The bytes behind one or more tensors: views share it, autograd retains it. Small ones are managed arrays, large ones come from
/// <see cref="NativePool"/>. The count of references only decides how early memory goes back; what is never released is collected.
/// </summary>
internal sealed class TensorData
{
    const long NativeFrom = 16 << 10;

    readonly byte[]? array;
    readonly NativeBlock? block;
    readonly long bytes;
    int references = 1;

    /// <summary>How often the contents were changed in place; autograd compares it.</summary>
    internal int Version;

    TensorData(long bytes)
    {
        this.bytes = bytes;
        if (bytes >= NativeFrom) block = NativePool.Rent(bytes);
        else array = bytes == 0 ? [] : GC.AllocateUninitializedArray<byte>((int)bytes);
    }

    /// <summary>Memory with undefined contents.</summary>
    internal static TensorData Allocate(long bytes) => new(bytes);

    internal long Bytes => bytes;

    internal int References => references;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal unsafe Span<T> Span<T>(long offset, long length) where T : unmanaged
    {
        if ((ulong)(offset + length) * (ulong)sizeof(T) > (ulong)bytes) ThrowOutside(offset, length, sizeof(T));
        if (array is not null)
        {
            return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), (nint)offset), (int)length);
        }
        nint pointer = block!.Pointer;
        if (pointer == 0) throw TorchError.Disposed();
        Recent.Hold(this);
        return new Span<T>((T*)pointer + offset, (int)length);
    }

    void ThrowOutside(long offset, long length, int size) => throw TorchError.Create(
        $"A view of {length} elements at offset {offset} (of {size} bytes) is out of bounds for storage of size {bytes} bytes");

    internal void Retain() => Interlocked.Increment(ref references);

    internal void Release()
    {
        if (Interlocked.Decrement(ref references) == 0) block?.Release();
    }

    /// <summary>
    /// A span over native memory does not keep its owner alive, and the owner's finalizer gives the memory to the next tensor. The last
    /// few owners whose memory a thread looked at are held here, so that a kernel never works on memory that has changed hands.
    /// </summary>
    static class Recent
    {
        const int Size = 16;

        [ThreadStatic]
        static TensorData?[]? ring;

        [ThreadStatic]
        static int next;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static void Hold(TensorData data)
        {
            var held = ring ??= new TensorData?[Size];
            held[next++ & (Size - 1)] = data;
        }
    }
}
