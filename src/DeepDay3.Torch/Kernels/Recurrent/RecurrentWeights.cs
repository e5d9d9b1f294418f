namespace TorchSharp.Kernels;

/// <summary>The parameters of one direction of one layer, laid out as PyTorch does; G is the number of gates.</summary>
/// <param name="inputHidden">weight_ih, [G H, I].</param>
/// <param name="hiddenHidden">weight_hh, [G H, H].</param>
/// <param name="inputBias">bias_ih, [G H]; empty for none.</param>
/// <param name="hiddenBias">bias_hh, [G H]; empty for none.</param>
internal readonly ref struct RecurrentWeights<T>(
    ReadOnlySpan<T> inputHidden, ReadOnlySpan<T> hiddenHidden, ReadOnlySpan<T> inputBias, ReadOnlySpan<T> hiddenBias)
    where T : unmanaged
{
    public readonly ReadOnlySpan<T> InputHidden = inputHidden;
    public readonly ReadOnlySpan<T> HiddenHidden = hiddenHidden;
    public readonly ReadOnlySpan<T> InputBias = inputBias;
    public readonly ReadOnlySpan<T> HiddenBias = hiddenBias;
}
