using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// The simple recurrent layer over a whole sequence: one direction of one layer, forward and backward. Equations:
/// <see cref="TanhCell{T}"/>, and <see cref="ReluCell{T}"/> where <c>relu</c> is set.
/// </summary>
internal static class RnnKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The length of the saved span that a forward pass needs when a backward pass is to follow: 0, the output is enough.</summary>
    public static int SavedLength(in RecurrentShape shape) =>
        RecurrentSequence<T, TanhCell<T>>.SavedLength(shape);

    /// <inheritdoc cref="RecurrentSequence{T, TCell}.Forward"/>
    public static void Forward(
        in RecurrentShape shape, bool relu, ReadOnlySpan<T> x, ReadOnlySpan<T> h0, in RecurrentWeights<T> weights,
        Span<T> output, Span<T> hN, Span<T> saved)
    {
        if (relu)
            RecurrentSequence<T, ReluCell<T>>.Forward(shape, x, h0, default, weights, output, hN, default, saved);
        else
            RecurrentSequence<T, TanhCell<T>>.Forward(shape, x, h0, default, weights, output, hN, default, saved);
    }

    /// <inheritdoc cref="RecurrentSequence{T, TCell}.Backward"/>
    public static void Backward(
        in RecurrentShape shape, bool relu, ReadOnlySpan<T> x, ReadOnlySpan<T> h0, in RecurrentWeights<T> weights, ReadOnlySpan<T> output,
        ReadOnlySpan<T> saved, ReadOnlySpan<T> gradOutput, ReadOnlySpan<T> gradHN, in RecurrentGradients<T> gradients)
    {
        if (relu)
            RecurrentSequence<T, ReluCell<T>>.Backward(shape, x, h0, weights, output, saved, gradOutput, gradHN, default, gradients);
        else
            RecurrentSequence<T, TanhCell<T>>.Backward(shape, x, h0, weights, output, saved, gradOutput, gradHN, default, gradients);
    }
}
