using DeepDay3.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Models;

/// <summary>
/// A recursive neural tensor network (Socher et al., 2013): a vector for every node of a tree, from the leaves upwards with the same weights,
/// p = tanh([a; b]^T V [a; b] + W [a; b] + c), and a label for every node from its vector. Without V it is a plain recursive network.
/// Nodes of the same height, in all trees, are computed together.
/// </summary>
public sealed class RecursiveTensorNetwork : Module<IReadOnlyList<SentimentTree>, Tensor>
{
    readonly Dictionary<string, int> words;
    readonly Embedding embedding;
    readonly Linear compose, classify;
    readonly Parameter? products;

    /// <summary>Makes a network with small random weights.</summary>
    /// <param name="vocabulary">The words that have a vector; all others share one.</param>
    /// <param name="size">D, the length of the vectors.</param>
    /// <param name="classes">How many labels there are.</param>
    /// <param name="withProducts">Whether there is a V: [2 D, D x 2 D].</param>
    public RecursiveTensorNetwork(IEnumerable<string> vocabulary, int size = 16, int classes = 3, bool withProducts = true)
        : base(nameof(RecursiveTensorNetwork))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        words = vocabulary.Distinct().Order(StringComparer.Ordinal).Select((word, index) => (word, index)).ToDictionary(pair => pair.word, pair => pair.index + 1);
        Size = size;
        embedding = Embedding(words.Count + 1, size);
        compose = Linear(2 * size, size);
        classify = Linear(size, classes);
        if (withProducts)
            products = Parameter((rand(2 * size, 2 * size * size) * 2 - 1) / (4 * size));
        RegisterComponents();
    }

    /// <summary>D, the length of a node's vector.</summary>
    public int Size { get; }

    /// <summary>Scores of every node.</summary>
    /// <param name="trees">At least one tree.</param>
    /// <returns>[nodes, classes]: the nodes of the first tree in the order of <see cref="SentimentTree.Nodes"/>, then those of the next.</returns>
    public override Tensor forward(IReadOnlyList<SentimentTree> trees) => classify.call(Vectors(trees));

    /// <summary>The vectors of every node, in the same order: [nodes, D].</summary>
    /// <exception cref="ArgumentException">There is no tree.</exception>
    public Tensor Vectors(IReadOnlyList<SentimentTree> trees)
    {
        if (trees.Count == 0)
            throw new ArgumentException("A recursive network got no tree: at least one was expected.");
        var layout = new TreeLayout(trees);
        // Row r of `computed` is the vector of the r-th node in the order of heights.
        Tensor computed = embedding.call(tensor(layout.Leaves.Select(leaf => (long)words.GetValueOrDefault(leaf.Word!)).ToArray()));
        foreach ((long[] left, long[] right) in layout.Levels)
        {
            Tensor pair = cat([computed.index_select(0, tensor(left)), computed.index_select(0, tensor(right))], 1);
            computed = cat([computed, Compose(pair)], 0);
        }
        return computed.index_select(0, tensor(layout.RowOfNode));
    }

    // pair: [n, 2 D]; gives [n, D].
    Tensor Compose(Tensor pair)
    {
        Tensor sum = compose.call(pair);
        if (products is not null)
            sum = sum + (pair.mm(products).view(-1, Size, 2 * Size) * pair.unsqueeze(1)).sum([2]);
        return sum.tanh();
    }
}
