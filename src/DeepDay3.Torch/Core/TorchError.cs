using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>
/// Errors of operations. TorchSharp reports what libtorch throws as <see cref="ExternalException"/> with libtorch's message, so
/// programs that catch that keep working on this engine.
/// </summary>
internal static class TorchError
{
    internal static ExternalException Create(string message) => new(message);

    internal static ExternalException Broadcast(Layout a, Layout b, int dimension, long sizeA, long sizeB) => new(
        $"The size of tensor a ({sizeA}) must match the size of tensor b ({sizeB}) at non-singleton dimension {dimension} (shapes {a.Describe()} and {b.Describe()})");

    internal static ExternalException Dimension(long dimension, int rank)
    {
        int bound = Math.Max(rank, 1);
        return new($"Dimension out of range (expected to be in range of [{-bound}, {bound - 1}], but got {dimension})");
    }

    internal static InvalidOperationException Disposed() =>
        new("Tensor invalid -- empty handle. The tensor has been disposed, possibly by the dispose scope that it was created in.");
}
