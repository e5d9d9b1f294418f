using System.Globalization;
using static TorchSharp.torch;

namespace DeepDay3.Plotting.Figures;

/// <summary>Vectors of many dimensions on a plane.</summary>
public static class EmbeddingFigures
{
    /// <summary>The two directions in which the vectors differ most (principal components).</summary>
    /// <param name="vectors">Vectors, [n, d].</param>
    /// <param name="labels">A text for each vector.</param>
    /// <param name="groups">The class of each vector: classes get a colour each.</param>
    /// <exception cref="ArgumentException">There are less than 2 vectors or dimensions, or labels or groups differ from them in number.</exception>
    public static Chart Pca(Tensor vectors, IReadOnlyList<string>? labels = null, IReadOnlyList<string>? groups = null)
    {
        Check(vectors, "Pca");
        using var scope = NewDisposeScope();
        Tensor x = vectors.detach().to(ScalarType.Float64).cpu();
        x = x - x.mean([0L], keepdim: true);
        (Tensor u, Tensor s, _) = linalg.svd(x, false);
        double[] scores = TensorValues.Of(u.narrow(1, 0, 2) * s.narrow(0, 0, 2));
        double[] variance = [.. TensorValues.Of(s).Select(v => v * v)];
        double total = Math.Max(1e-300, variance.Sum());
        // The sign of a component is arbitrary: the farthest vector is on the positive side.
        for (int axis = 0; axis < 2; axis++)
        {
            double farthest = scores.Where((_, i) => i % 2 == axis).MaxBy(Math.Abs);
            for (int i = axis; i < scores.Length && farthest < 0; i += 2)
                scores[i] = -scores[i];
        }
        return Map(scores, labels, groups, "Pca")
            .WithXAxis($"component 1 ({Share(variance[0] / total)} of the variance)").WithYAxis($"component 2 ({Share(variance[1] / total)})");
    }

    static string Share(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Neighbours stay neighbours: t-SNE (van der Maaten and Hinton, 2008), exact, for up to 2,000 vectors. Distances between clusters mean little.</summary>
    /// <param name="vectors">Vectors, [n, d].</param>
    /// <param name="labels">A text for each vector.</param>
    /// <param name="groups">The class of each vector: classes get a colour each.</param>
    /// <param name="perplexity">About how many neighbours each vector has; less than n.</param>
    /// <param name="iterations">Steps of gradient descent.</param>
    /// <param name="seed">Seed of the start.</param>
    /// <exception cref="ArgumentException">There are less than 4 or more than 2,000 vectors, a value is not finite, or labels or groups differ from them in number.</exception>
    public static Chart TSne(Tensor vectors, IReadOnlyList<string>? labels = null, IReadOnlyList<string>? groups = null,
        double perplexity = 15, int iterations = 500, int seed = 0)
    {
        Check(vectors, "TSne");
        (int count, int size) = ((int)vectors.shape[0], (int)vectors.shape[1]);
        double[] places = Figures.TSne.Place(TensorValues.Of(vectors), count, size, perplexity, iterations, seed);
        return Map(places, labels, groups, "TSne").WithXAxis("t-SNE 1").WithYAxis("t-SNE 2");
    }

    static void Check(Tensor vectors, string method)
    {
        if (vectors.shape is not [>= 2, >= 2])
            throw new ArgumentException($"EmbeddingFigures.{method} got a tensor of shape [{string.Join(", ", vectors.shape)}]: at least 2 vectors of at least 2 dimensions were expected.");
    }

    static Chart Map(double[] places, IReadOnlyList<string>? labels, IReadOnlyList<string>? groups, string method)
    {
        int count = places.Length / 2;
        foreach ((IReadOnlyList<string>? texts, string what) in new[] { (labels, "labels"), (groups, "groups") })
        {
            if (texts is not null && texts.Count != count)
                throw new ArgumentException($"EmbeddingFigures.{method} got {texts.Count} {what} for {count} vectors: one a vector was expected.");
        }
        int[] all = [.. Enumerable.Range(0, count)];
        return Chart.Combine(all.GroupBy(i => groups?[i]).Select(group => Chart.Scatter(
                group.Select(i => places[2 * i]), group.Select(i => places[2 * i + 1]), group.Key, size: 7, labels: labels is null ? null : group.Select(i => labels[i]))))
            .WithSize(640, 480);
    }
}
