namespace TorchSharp.Kernels;

/// <summary>
/// Where a backward pass leaves its results. Every gradient is added to what the span holds, so that two directions can
/// share the gradient of x; an empty span means that the gradient is not needed.
/// </summary>
internal ref struct RecurrentGradients<T>
    where T : unmanaged
{
    /// <summary>With respect to x, [rows, I].</summary>
    public Span<T> X;

    /// <summary>With respect to the initial hidden state, [N, H].</summary>
    public Span<T> H0;

    /// <summary>With respect to the initial cell state, [N, H]; LSTM only.</summary>
    public Span<T> C0;

    /// <summary>With respect to weight_ih, [G H, I].</summary>
    public Span<T> InputHidden;

    /// <summary>With respect to weight_hh, [G H, H].</summary>
    public Span<T> HiddenHidden;

    /// <summary>With respect to bias_ih, [G H].</summary>
    public Span<T> InputBias;

    /// <summary>With respect to bias_hh, [G H].</summary>
    public Span<T> HiddenBias;
}
