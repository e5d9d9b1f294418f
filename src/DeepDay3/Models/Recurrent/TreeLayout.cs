using DeepDay3.Data;

namespace DeepDay3.Models;

/// <summary>The nodes of trees by height, so that those of one height can be computed together.</summary>
sealed class TreeLayout
{
    public TreeLayout(IReadOnlyList<SentimentTree> trees)
    {
        SentimentTree[] nodes = [.. trees.SelectMany(tree => tree.Nodes)];
        var (heights, lefts, rights) = (new int[nodes.Length], new int[nodes.Length], new int[nodes.Length]);
        // Nodes come after their parts: a stack of those that have no parent yet gives each its two.
        var open = new Stack<int>();
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].Word is null)
            {
                (rights[i], lefts[i]) = (open.Pop(), open.Pop());
                heights[i] = 1 + Math.Max(heights[lefts[i]], heights[rights[i]]);
            }
            open.Push(i);
        }
        int[] order = [.. Enumerable.Range(0, nodes.Length).OrderBy(i => heights[i])];
        RowOfNode = new long[nodes.Length];
        for (int row = 0; row < order.Length; row++) RowOfNode[order[row]] = row;
        Leaves = [.. order.Where(i => heights[i] == 0).Select(i => nodes[i])];
        Levels = [.. order.Where(i => heights[i] > 0).GroupBy(i => heights[i]).Select(level => (
            level.Select(i => RowOfNode[lefts[i]]).ToArray(), level.Select(i => RowOfNode[rights[i]]).ToArray()))];
    }

    /// <summary>The leaves: rows 0, 1, ...</summary>
    public SentimentTree[] Leaves { get; }

    /// <summary>For each height above the leaves: the rows of the left and of the right parts of its nodes. Their own rows follow those before.</summary>
    public (long[] Left, long[] Right)[] Levels { get; }

    /// <summary>The row of each node, in the order of <see cref="SentimentTree.Nodes"/>.</summary>
    public long[] RowOfNode { get; }
}
