using System.Runtime.InteropServices;
using DeepDay3.Data;
using DeepDay3.Models;

namespace DeepDay3.Training;

/// <summary>One training of word vectors: the matrices, the tables of draws, and the threads.</summary>
sealed unsafe class Word2VecRun : IDisposable
{
    const double NoisePower = 0.75;

    readonly IReadOnlyList<int[]> sentences;
    readonly Word2VecOptions options;
    readonly IProgress<double>? progress;
    readonly CancellationToken cancellation;
    readonly int vocabularySize;
    readonly int row;
    readonly long words;
    readonly uint[] keep;
    readonly AliasTable noise;
    readonly float* input;
    readonly float* output;
    long done;
    int reported;

    internal Word2VecRun(IReadOnlyList<int[]> sentences, long[] counts, Word2VecOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        (this.sentences, this.options, this.progress, this.cancellation) = (sentences, options, progress, cancellation);
        vocabularySize = counts.Length;
        row = NegativeSampling.RowLength(options.Dimension);
        words = counts.Sum();
        keep = KeepChances(counts);
        noise = new AliasTable(counts.Select(count => Math.Pow(count, NoisePower)).ToArray());
        var bytes = (nuint)vocabularySize * (nuint)row * sizeof(float);
        input = (float*)NativeMemory.AlignedAlloc(bytes, 64);
        output = (float*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(input, bytes);
        NativeMemory.Clear(output, bytes);
        var random = SplitMix64.For(options.Seed, 0);
        for (int word = 0; word < vocabularySize; word++)
            for (int i = 0; i < options.Dimension; i++)
                input[(nint)word * row + i] = (float)(random.NextDouble() - 0.5) / options.Dimension;
    }

    /// <summary>The chance to keep a word, of 2^32: (sqrt(f / t) + 1) t / f for the share f of the word and the threshold t, as in the original program.</summary>
    uint[] KeepChances(long[] counts)
    {
        var chances = new uint[counts.Length];
        double limit = options.Subsampling * words;
        for (int i = 0; i < chances.Length; i++)
        {
            double chance = limit == 0 || counts[i] == 0 ? 1 : (Math.Sqrt(counts[i] / limit) + 1) * limit / counts[i];
            chances[i] = chance >= 1 ? uint.MaxValue : (uint)(chance * uint.MaxValue);
        }

        return chances;
    }

    internal WordVectors Train()
    {
        int parts = Math.Min(options.Threads, Math.Max(1, sentences.Count));
        if (parts == 1) Part(0, 1);
        else
        {
            var threads = Enumerable.Range(0, parts).Select(part => Task.Factory.StartNew(() => Part(part, parts), TaskCreationOptions.LongRunning)).ToArray();
            Task.WaitAll(threads, CancellationToken.None);
        }

        cancellation.ThrowIfCancellationRequested();
        progress?.Report(1);
        return new WordVectors(vocabularySize, options.Dimension, Unpadded(input), Unpadded(output));
    }

    float[] Unpadded(float* matrix)
    {
        var values = new float[vocabularySize * options.Dimension];
        for (int word = 0; word < vocabularySize; word++)
            new ReadOnlySpan<float>(matrix + (nint)word * row, options.Dimension).CopyTo(values.AsSpan(word * options.Dimension));
        return values;
    }

    void Part(int part, int parts)
    {
        int first = (int)((long)sentences.Count * part / parts), last = (int)((long)sentences.Count * (part + 1) / parts);
        using var loop = new Word2VecLoop(options, input, output, row, noise, SplitMix64.For(options.Seed, part + 1));
        var kept = new List<int>();
        for (int epoch = 0; epoch < options.Epochs; epoch++)
            for (int s = first; s < last; s++)
            {
                if (cancellation.IsCancellationRequested) return;
                var sentence = sentences[s];
                kept.Clear();
                foreach (int word in sentence)
                    if (keep[word] == uint.MaxValue || (uint)loop.Random.NextUInt64() < keep[word]) kept.Add(word);
                loop.Sentence(CollectionsMarshal.AsSpan(kept), LearningRate());
                Report(Interlocked.Add(ref done, sentence.Length));
            }
        loop.Finish();
    }

    float LearningRate()
    {
        double share = Volatile.Read(ref done) / ((double)words * options.Epochs);
        return (float)(options.LearningRate - (options.LearningRate - options.MinimumLearningRate) * share);
    }

    void Report(long read)
    {
        if (progress is null) return;
        int percent = (int)(100 * read / (words * options.Epochs)), before = Volatile.Read(ref reported);
        if (percent > before && Interlocked.CompareExchange(ref reported, percent, before) == before) progress.Report(percent / 100.0);
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(input);
        NativeMemory.AlignedFree(output);
    }
}
