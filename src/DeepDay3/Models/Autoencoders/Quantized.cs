using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>What a <see cref="VectorQuantizer"/> makes of vectors.</summary>
/// <param name="Values">The nearest codes, shaped as the vectors were; backwards the gradient passes straight through to the vectors.</param>
/// <param name="Indices">Which code each vector has, int64, shaped as the vectors without their last dimension.</param>
/// <param name="Loss">What is added to the loss of the reconstruction: the commitment, and without moving averages the term that moves the codes.</param>
public sealed record Quantized(Tensor Values, Tensor Indices, Tensor Loss);
