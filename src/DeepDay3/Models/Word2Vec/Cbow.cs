using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// Continuous bag of words (Mikolov et al., 2013, arXiv:1301.3781): the mean of the words around it predicts a word. The given words are int64,
/// [N, C]; <see cref="Nothing"/> fills up rows that have fewer.
/// </summary>
public sealed class Cbow : WordScorer
{
    /// <summary>Stands where there is no word: it counts for nothing.</summary>
    public const long Nothing = -1;

    /// <summary>Makes a model of V words with vectors of D numbers.</summary>
    /// <param name="vocabularySize">V.</param>
    /// <param name="dimension">D.</param>
    public Cbow(long vocabularySize, long dimension) : base(nameof(Cbow), vocabularySize, dimension)
    {
    }

    private protected override Tensor Reading(Tensor given)
    {
        Tensor there = given.ne(Nothing).to(Input.weight!.dtype).unsqueeze(2);
        return (Input.call(given.clamp_min(0)) * there).sum(1) / there.sum(1).clamp_min(1);
    }
}
