using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// A step of the backward pass: takes the gradients of an operation's outputs to those of its inputs. Derived classes save what they need
/// in <see cref="SavedTensor"/> fields and write gradients of inputs in the order of the constructor's arguments.
/// </summary>
internal abstract class Node
{
    Edge first;
    Edge second;
    Edge third;
    readonly Edge[]? more;

    /// <summary>The longest way down to a leaf. Larger depth first is a topological order, without counting dependencies.</summary>
    internal readonly int Depth;

    internal readonly int Inputs;
    internal bool Released;

    // The gradients that have come in during a run; the run that owns them.
    internal BackwardRun? Run;
    internal Tensor? Pending;
    internal Tensor?[]? PendingMore;

    /// <summary>Functions to apply to the gradient of an output before it is used.</summary>
    internal List<(int output, Func<Tensor, Tensor?> hook)>? Hooks;

    protected Node(Tensor? a)
    {
        Inputs = 1;
        first = Edge.To(a);
        Depth = DepthOf(first) + 1;
    }

    protected Node(Tensor? a, Tensor? b)
    {
        Inputs = 2;
        first = Edge.To(a);
        second = Edge.To(b);
        Depth = Math.Max(DepthOf(first), DepthOf(second)) + 1;
    }

    protected Node(Tensor? a, Tensor? b, Tensor? c)
    {
        Inputs = 3;
        first = Edge.To(a);
        second = Edge.To(b);
        third = Edge.To(c);
        Depth = Math.Max(DepthOf(first), Math.Max(DepthOf(second), DepthOf(third))) + 1;
    }

    protected Node(ReadOnlySpan<Tensor?> inputs)
    {
        Inputs = inputs.Length;
        more = new Edge[inputs.Length];
        int depth = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            more[i] = Edge.To(inputs[i]);
            depth = Math.Max(depth, DepthOf(more[i]));
        }
        Depth = depth + 1;
    }

    /// <summary>With edges as they are.</summary>
    protected Node(Edge[] edges)
    {
        Inputs = edges.Length;
        more = edges;
        int depth = 0;
        foreach (var edge in edges) depth = Math.Max(depth, DepthOf(edge));
        Depth = depth + 1;
    }

    static int DepthOf(Edge edge) => edge.Node?.Depth ?? 0;

    /// <summary>How many outputs the operation had.</summary>
    internal virtual int Outputs => 1;

    internal Edge this[int input] => more is not null ? more[input] : input switch { 0 => first, 1 => second, _ => third };

    /// <summary>Whether anybody waits for the gradient of an input.</summary>
    protected bool Needs(int input) => this[input].Node is not null;

    /// <summary>
    /// Computes the gradients of the inputs. <paramref name="output"/> holds the gradients of the outputs (null where none came in);
    /// <paramref name="input"/> is filled, null where the gradient is not needed or zero. A gradient may be one of those that came in, a
    /// view of it, or new; never a tensor that the node keeps (the pass may add to it in place).
    /// </summary>
    internal abstract void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input);

    /// <summary>Lets go of what was saved, after a backward pass that does not retain the graph.</summary>
    internal virtual void Release()
    {
    }

    /// <summary>The node's name as PyTorch spells it, such as MulBackward0.</summary>
    internal virtual string Name => GetType().Name + "0";
}
