using System.Diagnostics;
using DeepDay3.Training;

namespace DeepDay3.Benchmarks.Cases;

/// <summary>
/// An epoch of skip-gram with negative sampling over words drawn by Zipf's law: vocabulary 30,000, sentences of 20, dimension 100, 5 negatives, window 5,
/// no subsampling.
/// </summary>
sealed class SkipGramTraining : BenchmarkCase
{
    const int Vocabulary = 30_000, SentenceLength = 20;

    readonly int[][] sentences;
    readonly Word2VecOptions options;

    public SkipGramTraining(int words, int threads)
    {
        options = new Word2VecOptions { Subsampling = 0, Epochs = 1, Threads = threads };
        var random = new Random(42);
        var upTo = new double[Vocabulary];
        double total = 0;
        for (int i = 0; i < upTo.Length; i++) upTo[i] = total += 1.0 / (i + 1);
        sentences = new int[words / SentenceLength][];
        for (int s = 0; s < sentences.Length; s++)
        {
            sentences[s] = new int[SentenceLength];
            for (int i = 0; i < SentenceLength; i++)
            {
                int at = Array.BinarySearch(upTo, random.NextDouble() * total);
                sentences[s][i] = Math.Min(Vocabulary - 1, at < 0 ? ~at : at);
            }
        }
    }

    public override string Unit => "words/s";

    public override double Measure()
    {
        long start = Stopwatch.GetTimestamp();
        Word2VecTrainer.Train(sentences, Vocabulary, options);
        return (double)sentences.Length * SentenceLength / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
