using DeepDay3.Models;

namespace DeepDay3.Training;

/// <summary>How to train word vectors. The defaults are those of the original program and of gensim.</summary>
public sealed record Word2VecOptions
{
    /// <summary>Which word predicts which.</summary>
    public Word2VecModel Model { get; init; } = Word2VecModel.SkipGram;

    /// <summary>D, the length of a vector.</summary>
    public int Dimension { get; init; } = 100;

    /// <summary>Most words that are looked at on either side; the number is drawn anew for each word, from 1 to this.</summary>
    public int Window { get; init; } = 5;

    /// <summary>Words that are drawn for each true one, with probabilities as count to the power of 0.75.</summary>
    public int Negatives { get; init; } = 5;

    /// <summary>Words more frequent than this share are dropped now and then; 0: none is.</summary>
    public double Subsampling { get; init; } = 1e-3;

    /// <summary>Step width at the start; it falls in a line over all words.</summary>
    public double LearningRate { get; init; } = 0.025;

    /// <summary>Step width at the end.</summary>
    public double MinimumLearningRate { get; init; } = 1e-4;

    /// <summary>Passes over the text.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>
    /// Threads, each with a part of the sentences. With one a run repeats itself bit by bit. With more they change the same vectors without
    /// waiting for each other (Hogwild, Niu et al. 2011): faster, as good, and never twice the same.
    /// </summary>
    public int Threads { get; init; } = 1;

    /// <summary>Seed of the first vectors and of all draws.</summary>
    public int Seed { get; init; }
}
