using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>What a <see cref="VqVae"/> makes of pictures.</summary>
/// <param name="Logits">Logits of the reconstruction, [N, C, H, W].</param>
/// <param name="Codes">The quantised vectors, their indices [N, H / 4, W / 4] and the loss of quantisation.</param>
public sealed record VqVaeOutput(Tensor Logits, Quantized Codes)
{
    /// <summary>Binary cross entropy of a picture in nats, averaged over the batch, and the loss of quantisation for each of a picture's numbers in the code.</summary>
    /// <param name="x">The pictures in [0, 1].</param>
    public Tensor Loss(Tensor x)
    {
        Tensor reconstruction = nn.functional.binary_cross_entropy_with_logits(Logits, x, reduction: nn.Reduction.Sum) / x.shape[0];
        return reconstruction + Codes.Loss * (Codes.Values.numel() / x.shape[0]);
    }
}
