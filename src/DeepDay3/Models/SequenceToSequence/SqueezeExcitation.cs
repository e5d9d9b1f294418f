using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// Attention over channels (Hu et al., 2018): the mean of each channel (squeeze) goes through two small layers to a number between 0 and 1
/// (excitation), which the channel is multiplied with.
/// </summary>
public sealed class SqueezeExcitation : nn.Module<Tensor, Tensor>
{
    readonly Linear reduce;
    readonly Linear expand;

    /// <summary>Makes the block.</summary>
    /// <param name="channels">C.</param>
    /// <param name="reduction">The hidden layer has C / reduction units, at least 1.</param>
    /// <exception cref="ArgumentException">A number is smaller than 1.</exception>
    public SqueezeExcitation(long channels, long reduction = 4) : base(nameof(SqueezeExcitation))
    {
        if (channels < 1 || reduction < 1)
            throw new ArgumentException($"Squeeze and excitation of {channels} channels with reduction {reduction} was asked for: at least 1 of each was expected.");
        long hidden = Math.Max(1, channels / reduction);
        (reduce, expand) = (nn.Linear(channels, hidden), nn.Linear(hidden, channels));
        RegisterComponents();
    }

    /// <summary>[N, C, H, W] to the same shape.</summary>
    public override Tensor forward(Tensor x) => x * Gates(x).unsqueeze(-1).unsqueeze(-1);

    /// <summary>How much of each channel passes: [N, C], 0 to 1.</summary>
    public Tensor Gates(Tensor x) => expand.call(reduce.call(x.mean([2, 3])).relu()).sigmoid();
}
