using DeepDay3.Data;
using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.Recurrent;

[Collection(Alone.Name)]
public class RecursiveTensorNetworkTests
{
    static readonly SentimentTree[] Trees = ToySentiment.Trees(60, seed: 5);

    static RecursiveTensorNetwork Network(int size = 6, bool withProducts = true)
    {
        manual_seed(1);
        return new(Trees.SelectMany(tree => tree.Words), size, withProducts: withProducts);
    }

    static Tensor Labels(IEnumerable<SentimentTree> trees) => tensor(trees.SelectMany(tree => tree.Nodes).Select(node => (long)node.Label).ToArray());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Vectors_are_those_of_the_formula_node_by_node(bool withProducts)
    {
        using var network = Network(4, withProducts);
        var weights = network.named_parameters().ToDictionary(pair => pair.name, pair => (Tensor)pair.parameter);
        SentimentTree[] trees = Trees[..5];
        Tensor vectors = network.Vectors(trees);
        SentimentTree[] nodes = [.. trees.SelectMany(tree => tree.Nodes)];

        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].Word is not null)
                continue;
            Tensor pair = cat([vectors[Row(nodes[i].Left!)], vectors[Row(nodes[i].Right!)]]);
            Tensor sum = weights["compose.weight"].mv(pair) + weights["compose.bias"];
            for (int k = 0; withProducts && k < 4; k++)
                sum[k] += pair.dot(weights["products"].view(8, 4, 8).select(1, k).t().mv(pair));
            Assert.True(vectors[i].allclose(sum.tanh(), 1e-5, 1e-6));
        }

        int Row(SentimentTree node) => Array.FindIndex(nodes, other => ReferenceEquals(other, node));
    }

    [Fact]
    public void Trees_read_together_give_what_each_gives_alone()
    {
        using var network = Network();

        Tensor together = network.call(Trees[..8]), alone = cat([.. Trees[..8].Select(tree => network.call([tree]))]);

        Assert.Equal([Trees[..8].Sum(tree => tree.Nodes.Count()), 3], together.shape);
        Assert.True(together.allclose(alone, 1e-5, 1e-6));
    }

    [Fact]
    public void Unknown_words_share_a_vector()
    {
        using var network = Network();

        Tensor vectors = network.Vectors([new SentimentTree(1, "xylophone"), new SentimentTree(1, "zebra"), new SentimentTree(2, "good")]);

        Assert.True(vectors[0].equal(vectors[1]).all().item<bool>());
        Assert.False(vectors[0].equal(vectors[2]).all().item<bool>());
    }

    [Fact]
    public void It_learns_a_batch_by_heart_and_equal_seeds_give_equal_losses()
    {
        double[] first = Losses(), second = Losses();

        Assert.Equal(first, second);
        Assert.InRange(first[^1], 0, 0.03);

        static double[] Losses()
        {
            using var network = Network(size: 10);
            using var optimizer = optim.Adam(network.parameters(), 0.02);
            return [.. Enumerable.Range(0, 250).Select(_ =>
            {
                using var scope = NewDisposeScope();
                Tensor loss = nn.functional.cross_entropy(network.call(Trees[..20]), Labels(Trees[..20]));
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                return (double)loss.item<float>();
            })];
        }
    }

    [Fact]
    public void No_tree_is_refused()
    {
        using var network = Network();
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => network.call([])).Message);
    }
}
