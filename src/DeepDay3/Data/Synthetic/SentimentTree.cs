namespace DeepDay3.Data;

/// <summary>A node of a sentence's binary tree with its sentiment, as in the Stanford Sentiment Treebank (Socher et al., 2013).</summary>
/// <param name="Label">0 negative, 1 neutral, 2 positive.</param>
/// <param name="Word">The word of a leaf; null above.</param>
/// <param name="Left">The left part; null in a leaf.</param>
/// <param name="Right">The right part; null in a leaf.</param>
public sealed record SentimentTree(int Label, string? Word, SentimentTree? Left = null, SentimentTree? Right = null)
{
    /// <summary>The words from left to right.</summary>
    public IEnumerable<string> Words => Word is not null ? [Word] : Left!.Words.Concat(Right!.Words);

    /// <summary>All nodes, each after its parts: the order in which a recursive network computes them.</summary>
    public IEnumerable<SentimentTree> Nodes => Word is not null ? [this] : Left!.Nodes.Concat(Right!.Nodes).Append(this);

    /// <summary>The tree as the treebank writes it, such as (2 (0 not) (0 bad)).</summary>
    public override string ToString() => Word is not null ? $"({Label} {Word})" : $"({Label} {Left} {Right})";
}
