using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>What a decoder carries from one step to the next, for N sequences.</summary>
/// <param name="Hidden">[layers, N, H].</param>
/// <param name="Cell">[layers, N, H]; null where the unit has no cell state.</param>
/// <param name="Memory">What the decoder may look at in every step: one vector [N, H], or one for each place of the input [N, S, H]; null for nothing.</param>
/// <param name="Mask">[N, S], true at the places of <paramref name="Memory"/> that count; null for all.</param>
public sealed record DecoderState(Tensor Hidden, Tensor? Cell = null, Tensor? Memory = null, Tensor? Mask = null)
{
    /// <summary>Number of sequences, N.</summary>
    public long Count => Hidden.shape[1];

    /// <summary>The states of some of the sequences, in any order, also several times.</summary>
    /// <param name="rows">Which ones: int64, [M].</param>
    public DecoderState Rows(Tensor rows) =>
        new(Hidden.index_select(1, rows), Cell?.index_select(1, rows), Memory?.index_select(0, rows), Mask?.index_select(0, rows));
}
