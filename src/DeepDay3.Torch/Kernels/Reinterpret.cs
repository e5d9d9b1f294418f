using System.Runtime.InteropServices;

namespace TorchSharp.Kernels;

/// <summary>Spans of a type argument that is known to be float or double.</summary>
internal static class Reinterpret
{
    internal static ReadOnlySpan<float> Floats<T>(ReadOnlySpan<T> x) where T : unmanaged => MemoryMarshal.Cast<T, float>(x);

    internal static Span<float> Floats<T>(Span<T> x) where T : unmanaged => MemoryMarshal.Cast<T, float>(x);

    internal static ReadOnlySpan<double> Doubles<T>(ReadOnlySpan<T> x) where T : unmanaged => MemoryMarshal.Cast<T, double>(x);

    internal static Span<double> Doubles<T>(Span<T> x) where T : unmanaged => MemoryMarshal.Cast<T, double>(x);
}
