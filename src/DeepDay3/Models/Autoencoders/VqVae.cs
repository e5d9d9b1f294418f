using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// A convolutional autoencoder whose code is a grid of indices into a book of vectors (van den Oord et al., 2017, arXiv:1711.00937), a quarter of the
/// picture's height and width.
/// </summary>
public sealed class VqVae : nn.Module<Tensor, VqVaeOutput>
{
    readonly Sequential encoder;
    readonly VectorQuantizer quantizer;
    readonly Sequential decoder;

    /// <summary>Makes the network.</summary>
    /// <param name="channels">Channels of a picture.</param>
    /// <param name="hiddenSize">Channels of the layers between.</param>
    /// <param name="codes">K, the number of codes.</param>
    /// <param name="codeSize">D, the numbers in a code.</param>
    /// <param name="commitment">beta: how strongly the encoder is drawn to the codes.</param>
    /// <param name="decay">gamma of the codebook's moving averages; null for codes that follow a loss.</param>
    public VqVae(long channels, long hiddenSize, long codes, long codeSize, double commitment = 0.25, double? decay = null) : base(nameof(VqVae))
    {
        encoder = nn.Sequential(
            nn.Conv2d(channels, hiddenSize, 4, stride: 2, padding: 1), nn.ReLU(),
            nn.Conv2d(hiddenSize, hiddenSize, 4, stride: 2, padding: 1), nn.ReLU(),
            nn.Conv2d(hiddenSize, codeSize, 3, padding: 1));
        quantizer = new VectorQuantizer(codes, codeSize, commitment, decay);
        decoder = nn.Sequential(
            nn.Conv2d(codeSize, hiddenSize, 3, padding: 1), nn.ReLU(),
            nn.ConvTranspose2d(hiddenSize, hiddenSize, 4, stride: 2, padding: 1), nn.ReLU(),
            nn.ConvTranspose2d(hiddenSize, channels, 4, stride: 2, padding: 1));
        RegisterComponents();
    }

    /// <summary>The book of codes.</summary>
    public VectorQuantizer Quantizer => quantizer;

    /// <summary>Vectors before they are quantised, [N, H / 4, W / 4, D].</summary>
    /// <param name="x">Pictures, [N, C, H, W]; H and W are multiples of 4.</param>
    public Tensor Encode(Tensor x) => encoder.call(x).permute(0, 2, 3, 1);

    /// <summary>Logits of pictures, [N, C, H, W].</summary>
    /// <param name="vectors">[N, H / 4, W / 4, D].</param>
    public Tensor Decode(Tensor vectors) => decoder.call(vectors.permute(0, 3, 1, 2));

    /// <summary>Pictures from indices of codes: probabilities, [N, C, H, W].</summary>
    /// <param name="indices">int64, [N, H / 4, W / 4].</param>
    public Tensor FromIndices(Tensor indices) => Decode(quantizer.Look(indices)).sigmoid();

    /// <summary>Encodes, quantises and decodes.</summary>
    /// <param name="input">Pictures, [N, C, H, W]; H and W are multiples of 4.</param>
    /// <exception cref="ArgumentException">H or W is not a multiple of 4.</exception>
    public override VqVaeOutput forward(Tensor input)
    {
        if (input.shape is not [_, _, var height, var width] || height % 4 != 0 || width % 4 != 0)
            throw new ArgumentException($"VqVae got a tensor of shape [{string.Join(", ", input.shape)}]: pictures [N, C, H, W] with H and W multiples of 4 were expected.");
        Quantized codes = quantizer.call(Encode(input));
        return new VqVaeOutput(Decode(codes.Values), codes);
    }
}
