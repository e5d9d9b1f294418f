using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using DeepDay3.Data;
using DeepDay3.Models;

namespace DeepDay3.Training;

/// <summary>The inner loop of one thread. The rows of the next step are drawn and asked for before the present one is computed.</summary>
sealed unsafe class Word2VecLoop : IDisposable
{
    readonly Word2VecOptions options;
    readonly float* input;
    readonly float* output;
    readonly int row;
    readonly int targets;
    readonly AliasTable noise;
    readonly float** rows;
    readonly float* mean;
    readonly float* change;
    float** current;
    float** next;
    float* waiting;
    float rate;

    internal SplitMix64 Random { get; }

    internal Word2VecLoop(Word2VecOptions options, float* input, float* output, int row, AliasTable noise, SplitMix64 random)
    {
        (this.options, this.row, this.noise, Random) = (options, row, noise, random);
        this.input = input;
        this.output = output;
        targets = options.Negatives + 1;
        rows = (float**)NativeMemory.Alloc((nuint)(2 * targets * sizeof(float*)));
        current = rows;
        next = rows + targets;
        mean = (float*)NativeMemory.AlignedAlloc((nuint)row * sizeof(float), 64);
        change = (float*)NativeMemory.AlignedAlloc((nuint)row * sizeof(float), 64);
    }

    /// <summary>Reads a sentence.</summary>
    internal void Sentence(ReadOnlySpan<int> words, float learningRate)
    {
        rate = learningRate;
        for (int i = 0; i < words.Length; i++)
        {
            int reach = options.Window - Random.Next(options.Window);
            int first = Math.Max(0, i - reach), last = Math.Min(words.Length - 1, i + reach);
            if (options.Model == Word2VecModel.SkipGram) SkipGram(words, i, first, last);
            else if (last > first) Cbow(words, i, first, last);
        }
    }

    /// <summary>Computes the step that still waits.</summary>
    internal void Finish()
    {
        if (waiting == null) return;
        NegativeSampling.Step(waiting, current, targets, row, rate, waiting);
        waiting = null;
    }

    // As in the original program and in gensim the vector of the neighbour predicts the centre, which comes to the same pairs.
    void SkipGram(ReadOnlySpan<int> words, int centre, int first, int last)
    {
        for (int j = first; j <= last; j++)
        {
            if (j == centre) continue;
            float* v = Row(input, words[j]);
            Draw(words[centre]);
            NegativeSampling.Prefetch(v, row);
            if (waiting != null) NegativeSampling.Step(waiting, current, targets, row, rate, waiting);
            waiting = v;
            float** drawn = next;
            next = current;
            current = drawn;
        }
    }

    void Cbow(ReadOnlySpan<int> words, int centre, int first, int last)
    {
        Draw(words[centre]);
        Span<float> sum = new(mean, row);
        sum.Clear();
        float share = 1f / (last - first);
        for (int j = first; j <= last; j++)
            if (j != centre)
                TensorPrimitives.MultiplyAdd(new ReadOnlySpan<float>(Row(input, words[j]), row), share, sum, sum);
        Span<float> step = new(change, row);
        step.Clear();
        NegativeSampling.Step(mean, next, targets, row, rate, change);
        for (int j = first; j <= last; j++)
        {
            if (j == centre) continue;
            var v = new Span<float>(Row(input, words[j]), row);
            TensorPrimitives.MultiplyAdd(step, share, v, v);
        }
    }

    void Draw(int word)
    {
        next[0] = Row(output, word);
        NegativeSampling.Prefetch(next[0], row);
        for (int k = 1; k < targets; k++)
        {
            int drawn;
            do drawn = noise.Draw(Random.NextUInt64());
            while (drawn == word);
            next[k] = Row(output, drawn);
            NegativeSampling.Prefetch(next[k], row);
        }
    }

    float* Row(float* matrix, int word) => matrix + (nint)word * row;

    public void Dispose()
    {
        NativeMemory.Free(rows);
        NativeMemory.AlignedFree(mean);
        NativeMemory.AlignedFree(change);
    }
}
