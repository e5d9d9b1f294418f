using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// How gradients wait at nodes, add up, and go back to the pool. A tensor made in this pass that nobody else holds may be added to in
/// place and its memory returned as soon as it has been used: <see cref="Tensor.pending"/> counts the places that hold it within the pass,
/// <see cref="TensorData.References"/> the tensors that share the memory, and <see cref="Tensor.claimed"/> marks what somebody keeps.
/// A pass that is itself recorded keeps everything.
/// </summary>
internal sealed partial class BackwardRun
{
    void Receive(Edge edge, Tensor gradient)
    {
        gradient.pending++;
        var node = edge.Node!;
        if (Owns(node)) Add(ref node.PendingMore is { } more ? ref more[edge.Output] : ref node.Pending, gradient);
        else Add(ref elsewhere![node][edge.Output], gradient);
    }

    /// <summary>Whether the gradients of a node wait in the node itself. Puts it into the queue at the first one.</summary>
    bool Owns(Node node)
    {
        if (ReferenceEquals(node.Run, this)) return true;
        if (elsewhere is not null && elsewhere.ContainsKey(node)) return false;
        bool free = Interlocked.CompareExchange(ref node.Run, this, null) is null;
        if (!free) (elsewhere ??= []).Add(node, new Tensor?[node.Outputs]);
        else if (node.Outputs > 1) node.PendingMore = new Tensor?[node.Outputs];
        queue.Enqueue(node, ((long)-node.Depth << 32) | order++);
        return free;
    }

    void Add(ref Tensor? slot, Tensor gradient)
    {
        if (slot is null)
        {
            slot = gradient;
            return;
        }
        var before = slot;
        if (Exclusive(before) && before.pending == 1 && before.scalarType == gradient.scalarType && before.layout.Contiguous && before.layout.SameSizes(gradient.layout))
        {
            Pointwise.Binary<Add>(before, gradient, into: before);
            gradient.pending--;
            return;
        }
        slot = before + gradient;
        slot.pending++;
        Leave(before);
        gradient.pending--;
    }

    /// <summary>One place less holds a gradient; the last gives its memory back.</summary>
    void Leave(Tensor? gradient)
    {
        if (gradient is not null && --gradient.pending <= 0 && Exclusive(gradient)) gradient.Free();
    }

    /// <summary>Made by a backward pass that is not recorded, kept by nobody, and without views.</summary>
    bool Exclusive(Tensor gradient) => !createGraph && gradient.untracked && !gradient.claimed && gradient.memory.References == 1 && gradient.meta is null;

    static void Clear(Node node)
    {
        node.Pending = null;
        node.PendingMore = null;
        Volatile.Write(ref node.Run, null);
    }

    /// <summary>Removes what waits for a node.</summary>
    Tensor?[]? Take(Node node)
    {
        if (ReferenceEquals(node.Run, this))
        {
            Clear(node);
            return null;
        }
        return elsewhere is not null && elsewhere.Remove(node, out var gradients) ? gradients : null;
    }
}
