using System.Numerics.Tensors;

namespace DeepDay3.Models;

/// <summary>Word vectors: one row of the input matrix a word, and the output matrix that training needs.</summary>
public sealed class WordVectors
{
    readonly float[] lengths;

    /// <summary>Takes over matrices.</summary>
    /// <param name="vocabularySize">V, the number of words.</param>
    /// <param name="dimension">D, the length of a vector.</param>
    /// <param name="input">[V, D], row by row: the vectors that are used.</param>
    /// <param name="output">[V, D], row by row: those of the words as targets.</param>
    /// <exception cref="ArgumentException">An array is not V times D long.</exception>
    public WordVectors(int vocabularySize, int dimension, float[] input, float[] output)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        if (input.Length != vocabularySize * dimension || output.Length != input.Length)
            throw new ArgumentException($"Word vectors of {input.Length} and {output.Length} numbers were given: {vocabularySize} words times {dimension} were expected.");
        (VocabularySize, Dimension, Input, Output) = (vocabularySize, dimension, input, output);
        lengths = new float[vocabularySize];
        for (int word = 0; word < vocabularySize; word++) lengths[word] = TensorPrimitives.Norm<float>(this[word]);
    }

    /// <summary>V, the number of words.</summary>
    public int VocabularySize { get; }

    /// <summary>D, the length of a vector.</summary>
    public int Dimension { get; }

    /// <summary>[V, D], row by row.</summary>
    public float[] Input { get; }

    /// <summary>[V, D], row by row.</summary>
    public float[] Output { get; }

    /// <summary>The vector of a word.</summary>
    public ReadOnlySpan<float> this[int word] => Input.AsSpan(word * Dimension, Dimension);

    /// <summary>The cosine of the angle between two words' vectors, from -1 to 1; 0 where one of them has length 0.</summary>
    public double Similarity(int word, int other) => Cosine(this[word], lengths[word], other);

    /// <summary>The words whose vectors point most in a direction.</summary>
    /// <param name="direction">[D].</param>
    /// <param name="count">How many.</param>
    /// <param name="exclude">Words that do not count, such as those of the question.</param>
    public (int Word, double Similarity)[] Nearest(ReadOnlySpan<float> direction, int count, params ReadOnlySpan<int> exclude)
    {
        if (direction.Length != Dimension) throw new ArgumentException($"A direction of {direction.Length} numbers was given: {Dimension} were expected.", nameof(direction));
        var best = new PriorityQueue<int, double>();
        float length = TensorPrimitives.Norm(direction);
        for (int word = 0; word < VocabularySize; word++)
        {
            if (exclude.Contains(word)) continue;
            double similarity = Cosine(direction, length, word);
            if (best.Count < count) best.Enqueue(word, similarity);
            else best.EnqueueDequeue(word, similarity);
        }

        var found = new (int, double)[best.Count];
        for (int i = found.Length - 1; best.TryDequeue(out int word, out double similarity); i--) found[i] = (word, similarity);
        return found;
    }

    /// <summary>"a is to b as c is to ...": the word nearest to b - a + c (vectors of length 1), the three themselves left out.</summary>
    public int Analogy(int a, int b, int c)
    {
        var direction = new float[Dimension];
        Span<float> unit = new float[Dimension];
        foreach (var (word, sign) in ((int, float)[])[(a, -1f), (b, 1f), (c, 1f)])
        {
            TensorPrimitives.Multiply(this[word], sign / Math.Max(lengths[word], float.Epsilon), unit);
            TensorPrimitives.Add(direction, unit, direction);
        }

        return Nearest(direction, 1, a, b, c)[0].Word;
    }

    double Cosine(ReadOnlySpan<float> vector, float length, int word) =>
        length == 0 || lengths[word] == 0 ? 0 : TensorPrimitives.Dot(vector, this[word]) / ((double)length * lengths[word]);
}
