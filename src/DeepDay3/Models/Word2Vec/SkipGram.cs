using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>Skip-gram (Mikolov et al., 2013, arXiv:1301.3781): a word predicts each word around it. The given words are int64, [N].</summary>
public sealed class SkipGram : WordScorer
{
    /// <summary>Makes a model of V words with vectors of D numbers.</summary>
    /// <param name="vocabularySize">V.</param>
    /// <param name="dimension">D.</param>
    public SkipGram(long vocabularySize, long dimension) : base(nameof(SkipGram), vocabularySize, dimension)
    {
    }

    private protected override Tensor Reading(Tensor given) => Input.call(given);
}
