using DeepDay3.Data;
using DeepDay3.Text;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Data.Synthetic;

[Collection(Alone.Name)]
public class ToySentimentTests(Xunit.Abstractions.ITestOutputHelper output)
{
    static readonly SentimentTree[] Trees = ToySentiment.Trees(4000, seed: 2);

    [Fact]
    public void The_seed_decides_and_the_number_does_not()
    {
        Assert.Equal(Trees.Take(50).Select(tree => tree.ToString()), ToySentiment.Trees(50, seed: 2).Select(tree => tree.ToString()));
        Assert.NotEqual(Trees.Take(50).Select(tree => tree.ToString()), ToySentiment.Trees(50, seed: 3).Select(tree => tree.ToString()));
    }

    [Fact]
    public void Sentences_are_negative_or_positive_about_equally_often()
    {
        Assert.All(Trees, tree => Assert.NotEqual(1, tree.Label));
        Assert.InRange(Trees.Average(tree => tree.Label == 2 ? 1.0 : 0), 0.46, 0.54);
    }

    [Fact]
    public void Labels_follow_the_grammar_at_every_node() => Assert.All(Trees.SelectMany(tree => tree.Nodes), node =>
    {
        if (node.Word is not null)
        {
            Assert.True(node.Left is null && node.Right is null);
            return;
        }
        int expected = node.Left!.Word switch
        {
            "not" or "never" => 2 - node.Right!.Label,
            _ => node.Right!.Label,
        };
        Assert.Equal(expected, node.Label);
    });

    [Fact]
    public void Nodes_come_after_their_parts()
    {
        SentimentTree tree = Trees[0];
        SentimentTree[] nodes = [.. tree.Nodes];

        Assert.Same(tree, nodes[^1]);
        Assert.Equal(2 * tree.Words.Count() - 1, nodes.Length);
        Assert.Equal(tree.ToString().Count(c => c == '('), nodes.Length);
    }

    [Fact]
    public void A_bag_of_words_is_not_enough()
    {
        Vocabulary words = Vocabulary.Build(Trees.SelectMany(tree => tree.Words), specials: []);
        var (train, trainLabels) = Bags(Trees[..3000], words);
        var (test, testLabels) = Bags(Trees[3000..], words);

        double accuracy = SmallClassifier.Accuracy(train, trainLabels, test, testLabels, 2, 32, 10);

        output.WriteLine($"bag of words: {accuracy:P1}");
        Assert.InRange(accuracy, 0.6, 0.92);
    }

    [Fact]
    public void A_recursive_network_learns_the_label_of_every_node()
    {
        manual_seed(1);
        Vocabulary words = Vocabulary.Build(Trees.SelectMany(tree => tree.Words), specials: []);
        using var embedding = nn.Embedding(words.Count, 16);
        using var join = nn.Linear(32, 16);
        using var output3 = nn.Linear(16, 3);
        using var optimizer = optim.Adam(embedding.parameters().Concat(join.parameters()).Concat(output3.parameters()), 0.01);

        for (int at = 0; at < 1500; at += 10)
        {
            using var scope = NewDisposeScope();
            var (predicted, labels) = Read(Trees[at..(at + 10)]);
            optimizer.zero_grad();
            nn.functional.cross_entropy(predicted, labels).backward();
            optimizer.step();
        }
        using var last = no_grad();
        var (tested, truth) = Read(Trees[3000..3500]);
        double accuracy = tested.argmax(1).eq(truth).to(float32).mean().item<float>();

        output.WriteLine($"recursive network, {truth.shape[0]} nodes: {accuracy:P1}");
        Assert.InRange(accuracy, 0.97, 1);

        (Tensor Predicted, Tensor Labels) Read(SentimentTree[] trees)
        {
            var vectors = new List<Tensor>();
            foreach (SentimentTree tree in trees)
                Vector(tree, vectors);
            return (output3.forward(cat(vectors, 0)), tensor(trees.SelectMany(tree => tree.Nodes).Select(node => (long)node.Label).ToArray()));
        }

        Tensor Vector(SentimentTree tree, List<Tensor> all)
        {
            Tensor vector = tree.Word is not null
                ? embedding.forward(tensor(new long[] { words[tree.Word] }))
                : join.forward(cat([Vector(tree.Left!, all), Vector(tree.Right!, all)], 1)).tanh();
            all.Add(vector);
            return vector;
        }
    }

    static (Tensor Inputs, Tensor Labels) Bags(SentimentTree[] trees, Vocabulary words)
    {
        var values = new float[trees.Length * words.Count];
        for (int i = 0; i < trees.Length; i++)
        {
            foreach (int word in words.Encode(trees[i].Words))
                values[i * words.Count + word]++;
        }
        return (tensor(values, [trees.Length, words.Count]), tensor(Array.ConvertAll(trees, tree => tree.Label / 2L)));
    }
}
