using DeepDay3.Models;

namespace DeepDay3.Training;

/// <summary>Trains word vectors by negative sampling: skip-gram or CBOW, in fused loops.</summary>
public static class Word2VecTrainer
{
    /// <summary>Trains vectors on a text.</summary>
    /// <param name="sentences">The words as numbers from 0 to <paramref name="vocabularySize"/> - 1. No window reaches over the end of a sentence.</param>
    /// <param name="vocabularySize">V.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told the share of the work that is done, from 0 to 1, about a hundred times.</param>
    /// <param name="cancellation">Stops after the sentence that is being read.</param>
    /// <exception cref="ArgumentException">Options out of range, a word outside of the vocabulary, or no words at all.</exception>
    public static WordVectors Train(IReadOnlyList<int[]> sentences, int vocabularySize, Word2VecOptions options, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        using var run = new Word2VecRun(sentences, Counts(sentences, vocabularySize), options, progress, cancellation);
        return run.Train();
    }

    static void Check(Word2VecOptions options)
    {
        void Require(bool holds, string name, object value, string expected)
        {
            if (!holds) throw new ArgumentException($"{name} of {value} was given: {expected} was expected.", nameof(options));
        }

        Require(options.Dimension >= 1, "A dimension", options.Dimension, "1 or more");
        Require(options.Window >= 1, "A window", options.Window, "1 or more");
        Require(options.Negatives is >= 1 and < NegativeSampling.MostTargets, "A number of negatives", options.Negatives, $"1 to {NegativeSampling.MostTargets - 1}");
        Require(options.Subsampling >= 0, "A subsampling threshold", options.Subsampling, "0 or more");
        Require(options.LearningRate > 0, "A learning rate", options.LearningRate, "a positive number");
        Require(options.MinimumLearningRate >= 0 && options.MinimumLearningRate <= options.LearningRate, "A minimum learning rate", options.MinimumLearningRate, "0 up to the learning rate");
        Require(options.Epochs >= 1, "A number of epochs", options.Epochs, "1 or more");
        Require(options.Threads >= 1, "A number of threads", options.Threads, "1 or more");
    }

    static long[] Counts(IReadOnlyList<int[]> sentences, int vocabularySize)
    {
        if (vocabularySize < 2) throw new ArgumentException($"A vocabulary of {vocabularySize} words was given: 2 or more were expected.", nameof(vocabularySize));
        var counts = new long[vocabularySize];
        int different = 0;
        for (int s = 0; s < sentences.Count; s++)
            foreach (int word in sentences[s])
            {
                if ((uint)word >= (uint)vocabularySize) throw new ArgumentException($"Sentence {s} holds the word {word}: 0 to {vocabularySize - 1} was expected.", nameof(sentences));
                if (counts[word]++ == 0) different++;
            }
        if (different < 2) throw new ArgumentException($"The sentences hold {different} different words: 2 or more were expected.", nameof(sentences));
        return counts;
    }
}
