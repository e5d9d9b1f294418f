using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Support;

/// <summary>What the gradient checks reach: the nodes of the graphs that they differentiate, once and twice.</summary>
internal sealed class GradientSurvey
{
    /// <summary>Node classes and node names whose first derivatives are compared with differences.</summary>
    internal HashSet<string> First { get; } = [];

    /// <summary>Those that are differentiated twice, and those that only a backward pass records.</summary>
    internal HashSet<string> Second { get; } = [];

    /// <summary>Notes the graph of <paramref name="at"/> and, for the second order, that of its gradients by <paramref name="leaves"/>.</summary>
    internal void Add(Tensor at, Tensor[] leaves, bool secondOrder)
    {
        Walk(at, First);
        if (!secondOrder) return;
        Walk(at, Second);
        if (!at.requires_grad) return;
        foreach (var gradient in autograd.grad([at], leaves, create_graph: true, allow_unused: true))
        {
            if (gradient is null) continue;
            // Nodes that backward passes record are checked to the first order by the second derivatives.
            Walk(gradient, First);
        }
    }

    internal static string NameOf(Type node) => (node.IsGenericType ? node.GetGenericTypeDefinition() : node).Name;

    static void Walk(Tensor from, HashSet<string> into)
    {
        var seen = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var next = new Stack<Node>();
        if (Edge.To(from).Node is { } root) next.Push(root);
        while (next.TryPop(out var node))
        {
            if (!seen.Add(node)) continue;
            into.Add(NameOf(node.GetType()));
            into.Add(node.Name);
            for (int i = 0; i < node.Inputs; i++)
                if (node[i].Node is { } before) next.Push(before);
        }
    }
}
