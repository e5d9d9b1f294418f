using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Long short-term memory over a whole sequence: one direction of one layer, forward and backward. Equations: <see cref="LstmCell{T}"/>.</summary>
internal static class LstmKernel<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The length of the saved span that a forward pass needs when a backward pass is to follow.</summary>
    public static int SavedLength(in RecurrentShape shape) =>
        RecurrentSequence<T, LstmCell<T>>.SavedLength(shape);

    /// <inheritdoc cref="RecurrentSequence{T, TCell}.Forward"/>
    public static void Forward(
        in RecurrentShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> h0, ReadOnlySpan<T> c0, in RecurrentWeights<T> weights,
        Span<T> output, Span<T> hN, Span<T> cN, Span<T> saved) =>
        RecurrentSequence<T, LstmCell<T>>.Forward(
            shape, x, h0, c0, weights, output, hN, cN, saved);

    /// <inheritdoc cref="RecurrentSequence{T, TCell}.Backward"/>
    public static void Backward(
        in RecurrentShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> h0, in RecurrentWeights<T> weights, ReadOnlySpan<T> output,
        ReadOnlySpan<T> saved, ReadOnlySpan<T> gradOutput, ReadOnlySpan<T> gradHN, ReadOnlySpan<T> gradCN,
        in RecurrentGradients<T> gradients) =>
        RecurrentSequence<T, LstmCell<T>>.Backward(
            shape, x, h0, weights, output, saved, gradOutput, gradHN, gradCN, gradients);
}
