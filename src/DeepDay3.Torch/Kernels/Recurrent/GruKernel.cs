using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Gated recurrent units over a whole sequence: one direction of one layer, forward and backward. Equations: <see cref="GruCell{T}"/>.</summary>
internal static class GruKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The length of the saved span that a forward pass needs when a backward pass is to follow.</summary>
    public static int SavedLength(in RecurrentShape shape) =>
        RecurrentSequence<T, GruCell<T>>.SavedLength(shape);

    /// <inheritdoc cref="RecurrentSequence{T, TCell}.Forward"/>
    public static void Forward(
        in RecurrentShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> h0, in RecurrentWeights<T> weights,
        Span<T> output, Span<T> hN, Span<T> saved) =>
        RecurrentSequence<T, GruCell<T>>.Forward(
            shape, x, h0, default, weights, output, hN, default, saved);

    /// <inheritdoc cref="RecurrentSequence{T, TCell}.Backward"/>
    public static void Backward(
        in RecurrentShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> h0, in RecurrentWeights<T> weights, ReadOnlySpan<T> output,
        ReadOnlySpan<T> saved, ReadOnlySpan<T> gradOutput, ReadOnlySpan<T> gradHN,
        in RecurrentGradients<T> gradients) =>
        RecurrentSequence<T, GruCell<T>>.Backward(
            shape, x, h0, weights, output, saved, gradOutput, gradHN, default, gradients);
}
