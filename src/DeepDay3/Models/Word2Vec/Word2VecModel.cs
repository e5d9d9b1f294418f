namespace DeepDay3.Models;

/// <summary>Which word predicts which (Mikolov et al. 2013, arXiv:1301.3781).</summary>
public enum Word2VecModel
{
    /// <summary>The centre word predicts each word around it.</summary>
    SkipGram,

    /// <summary>The mean of the words around it predicts the centre word.</summary>
    Cbow,
}
