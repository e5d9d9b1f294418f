namespace TorchSharp;

/// <summary>
/// A rented piece of native memory. Has a finalizer, so that a tensor nobody disposes gives its memory back when it is collected;
/// only large tensors use it, because a finalizer costs more than a small operation.
/// </summary>
internal sealed class NativeBlock
{
    internal nint Pointer;
    internal readonly long Capacity;

    internal NativeBlock(nint pointer, long capacity)
    {
        Pointer = pointer;
        Capacity = capacity;
    }

    ~NativeBlock() => Release();

    internal void Release()
    {
        nint pointer = Interlocked.Exchange(ref Pointer, 0);
        if (pointer == 0) return;
        GC.SuppressFinalize(this);
        NativePool.Return(pointer, Capacity);
    }
}
