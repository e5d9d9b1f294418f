using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>The direction in which the mean log-likelihood of an <see cref="Rbm"/> rises, exactly or estimated.</summary>
/// <param name="Weight">For the weights, [V, H].</param>
/// <param name="VisibleBias">For the biases of the visible units, [V].</param>
/// <param name="HiddenBias">For the biases of the hidden units, [H].</param>
public sealed record RbmGradient(Tensor Weight, Tensor VisibleBias, Tensor HiddenBias);
