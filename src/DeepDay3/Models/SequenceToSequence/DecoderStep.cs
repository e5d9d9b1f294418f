using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>What one step of a decoder gives.</summary>
/// <param name="Scores">Scores of all words before the softmax, [N, V].</param>
/// <param name="State">The state for the next step.</param>
/// <param name="Attention">Where it looked, [N, S]; null for a decoder without attention.</param>
public sealed record DecoderStep(Tensor Scores, DecoderState State, Tensor? Attention = null);
