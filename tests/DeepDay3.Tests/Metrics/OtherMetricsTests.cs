using DeepDay3.Metrics;

namespace DeepDay3.Tests.Metrics;

public class OtherMetricsTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("saturday", "sunday", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("flaw", "lawn", 2)]
    public void Edits_are_counted(string from, string to, int edits)
    {
        Assert.Equal(edits, EditDistance.Between(from, to));
        Assert.Equal(edits, EditDistance.Between(to, from));
    }

    [Fact]
    public void The_word_error_rate_is_over_all_words()
    {
        Assert.Equal(2 / 5.0, EditDistance.ErrorRate<string>([["the", "cat"], ["a"]], [["the", "cat", "sat"], ["a", "dog"]]), 12);
        Assert.Contains("with 0 items", Assert.Throws<ArgumentException>(() => EditDistance.ErrorRate<int>([], [])).Message);
    }

    [Fact]
    public void Perplexity_of_a_uniform_choice_is_the_number_of_choices()
    {
        var perplexity = new Perplexity();
        perplexity.Add(Math.Log(10), 7);
        perplexity.Add(Math.Log(1000), 7);

        Assert.Equal(100, perplexity.Value, 9);
        Assert.Equal("perplexity 100.00 over 14 tokens", perplexity.ToString());
        Assert.True(double.IsNaN(new Perplexity().Value));
        Assert.Contains("-1 tokens", Assert.Throws<ArgumentException>(() => perplexity.Add(1, -1)).Message);
    }

    [Fact]
    public void A_confusion_matrix_counts_and_divides()
    {
        var matrix = new ConfusionMatrix(["cat", "dog", "cow"]);
        matrix.AddRange([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 1, 0]);

        Assert.Equal((2, 1, 0), (matrix[0, 0], matrix[0, 1], matrix[0, 2]));
        Assert.Equal(4 / 6.0, matrix.Accuracy, 12);
        Assert.Equal((2 / 3.0, 2 / 3.0, 2 / 3.0), (matrix.Precision(0), matrix.Recall(0), matrix.F1(0)));
        Assert.True(double.IsNaN(matrix.Precision(2)));
        Assert.Equal((2 / 3.0 + 0.8 + 0) / 3, matrix.MacroF1, 12);
        Assert.Equal(1 / 3.0, matrix.ToArray(normalize: true)[0, 1], 12);
        Assert.Equal("     cat dog cow\ncat    2   1   0\ndog    0   2   0\ncow    1   0   0\naccuracy 0.6667 of 6", matrix.ToString());
        Assert.Contains("class 3 taken for 0", Assert.Throws<ArgumentException>(() => matrix.Add(3, 0)).Message);
        Assert.Contains("at least 1", Assert.Throws<ArgumentException>(() => new ConfusionMatrix(0)).Message);
        Assert.Contains("1 classes and 2 predictions", Assert.Throws<ArgumentException>(() => matrix.AddRange([0], [0, 1])).Message);
    }
}
