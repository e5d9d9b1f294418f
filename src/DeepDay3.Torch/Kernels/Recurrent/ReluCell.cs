using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The simple recurrent layer with a rectifier: h = max(0, W_ih x + b_ih + W_hh h' + b_hh). Saves nothing: the output is enough.</summary>
internal readonly partial struct ReluCell<T> : IRowCell<T>, IVectorCell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Gates => 1;
    public static int Saved => 0;
    public static bool HasCellState => false;
    public static bool SplitsGateGradients => false;

    // Not T.Max: a comparison lets NaN through, as PyTorch does.
    public static void Forward(
        ReadOnlySpan<T> input, ReadOnlySpan<T> recurrent, Span<T> hidden, Span<T> cell, Span<T> saved)
    {
        for (var u = 0; u < hidden.Length; u++)
        {
            var value = input[u] + recurrent[u];
            hidden[u] = value < T.Zero ? T.Zero : value;
        }
    }

    public static void Backward(
        ReadOnlySpan<T> saved, ReadOnlySpan<T> previous, ReadOnlySpan<T> output, Span<T> gradHidden, Span<T> gradCell,
        Span<T> gradInput, Span<T> gradRecurrent)
    {
        for (var u = 0; u < gradHidden.Length; u++)
            gradRecurrent[u] = output[u] <= T.Zero ? T.Zero : gradHidden[u];
        gradHidden.Clear();
    }
}
