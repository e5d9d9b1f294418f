using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The simple recurrent layer (Elman 1990): h = tanh(W_ih x + b_ih + W_hh h' + b_hh). Saves nothing: the output is enough.</summary>
internal readonly partial struct TanhCell<T> : IRowCell<T>, IVectorCell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Gates => 1;
    public static int Saved => 0;
    public static bool HasCellState => false;
    public static bool SplitsGateGradients => false;

    public static void Forward(
        ReadOnlySpan<T> input, ReadOnlySpan<T> recurrent, Span<T> hidden, Span<T> cell, Span<T> saved)
    {
        for (var u = 0; u < hidden.Length; u++)
            hidden[u] = T.Tanh(input[u] + recurrent[u]);
    }

    public static void Backward(
        ReadOnlySpan<T> saved, ReadOnlySpan<T> previous, ReadOnlySpan<T> output, Span<T> gradHidden, Span<T> gradCell,
        Span<T> gradInput, Span<T> gradRecurrent)
    {
        for (var u = 0; u < gradHidden.Length; u++)
            gradRecurrent[u] = gradHidden[u] * (T.One - output[u] * output[u]);
        gradHidden.Clear();
    }
}
