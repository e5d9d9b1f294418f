using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>A model that writes one word after the other.</summary>
public interface IStepDecoder
{
    /// <summary>One step for N sequences.</summary>
    /// <param name="words">The words before, int64, [N].</param>
    /// <param name="state">The state before.</param>
    DecoderStep Step(Tensor words, DecoderState state);
}
