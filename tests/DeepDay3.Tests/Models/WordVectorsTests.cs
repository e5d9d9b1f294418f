using DeepDay3.Models;

namespace DeepDay3.Tests.Models;

public class WordVectorsTests
{
    // Four words at the corners of a square away from the origin, and one without a place.
    static readonly WordVectors Square = new(5, 2, [1, 0, 0, 1, -1, 0, 0, -1, 0, 0], new float[10]);

    [Fact]
    public void Similarity_is_the_cosine()
    {
        Assert.Equal(1, Square.Similarity(0, 0), 6);
        Assert.Equal(0, Square.Similarity(0, 1), 6);
        Assert.Equal(-1, Square.Similarity(0, 2), 6);
        Assert.Equal(0, Square.Similarity(0, 4));
    }

    [Fact]
    public void The_nearest_come_first_and_the_excluded_not_at_all()
    {
        Assert.Equal([0, 1, 4], Square.Nearest([2, 1], 3).Select(found => found.Word));
        Assert.Equal([1, 4], Square.Nearest([2, 1], 2, 0).Select(found => found.Word));
        Assert.Equal(5, Square.Nearest([1, 1], 100).Length);
    }

    [Fact]
    public void An_analogy_leaves_its_own_words_out()
    {
        // royal man : royal woman = common man : common woman
        var vectors = new WordVectors(5, 3, [1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, -1, -1, -1], new float[15]);
        Assert.Equal(3, vectors.Analogy(0, 1, 2));
    }

    [Fact]
    public void Arrays_of_another_size_are_refused() =>
        Assert.Contains("5 words times 2", Assert.Throws<ArgumentException>(() => new WordVectors(5, 2, new float[9], new float[9])).Message);
}
