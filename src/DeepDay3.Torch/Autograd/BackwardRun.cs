using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// One backward pass: nodes wait in a queue, deepest first, until all their gradients have come in. Nothing recurses, so the length of a
/// chain is limited by memory alone.
/// </summary>
internal sealed class BackwardRun
{
    readonly PriorityQueue<Node, (int depth, int order)> queue = new();
    readonly bool retainGraph;
    readonly bool createGraph;
    Dictionary<Edge, int>? captures;
    HashSet<Node>? needed;
    Tensor?[]? captured;
    int order;

    BackwardRun(bool retainGraph, bool createGraph)
    {
        this.retainGraph = retainGraph;
        this.createGraph = createGraph;
    }

    /// <summary>Accumulates gradients into the leaves (or only those of <paramref name="inputs"/>).</summary>
    internal static void Backward(IReadOnlyList<Tensor> roots, IReadOnlyList<Tensor?>? gradients, bool retainGraph, bool createGraph, IList<Tensor>? inputs)
    {
        if (inputs is { Count: > 0 })
        {
            var found = Gradients(roots, gradients, inputs, retainGraph, createGraph, allowUnused: true);
            using var mode = new GradMode.Guard(createGraph);
            for (int i = 0; i < inputs.Count; i++)
                if (found[i] is { } gradient)
                {
                    inputs[i].meta!.Grad = inputs[i].meta!.Grad is { } before ? before + gradient : gradient;
                }
            return;
        }
        new BackwardRun(retainGraph, createGraph).Execute(roots, gradients);
    }

    /// <summary>Returns the gradients with respect to <paramref name="inputs"/> and changes nothing.</summary>
    internal static Tensor?[] Gradients(IReadOnlyList<Tensor> roots, IReadOnlyList<Tensor?>? gradients, IList<Tensor> inputs, bool retainGraph, bool createGraph, bool allowUnused)
    {
        var run = new BackwardRun(retainGraph, createGraph) { captures = [], captured = new Tensor?[inputs.Count] };
        var aliases = new int[inputs.Count];
        for (int i = 0; i < inputs.Count; i++)
        {
            var edge = Edge.To(inputs[i]);
            if (edge.Node is null) throw TorchError.Create("One of the differentiated Tensors does not require grad");
            if (!run.captures.TryAdd(edge, i)) aliases[i] = run.captures[edge];
            else aliases[i] = i;
        }
        run.FindNeeded(roots);
        run.Execute(roots, gradients);
        var result = new Tensor?[inputs.Count];
        for (int i = 0; i < inputs.Count; i++)
        {
            result[i] = run.captured[aliases[i]];
            if (result[i] is null && !allowUnused) throw TorchError.Create(
                "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.");
        }
        return result;
    }

    /// <summary>Marks the nodes on a way from the roots to a captured edge; the others need not run.</summary>
    void FindNeeded(IReadOnlyList<Tensor> roots)
    {
        var seen = new HashSet<Node>();
        var open = new Stack<Node>();
        foreach (var root in roots)
            if (Edge.To(root).Node is { } node && seen.Add(node)) open.Push(node);
        var all = new List<Node>();
        while (open.TryPop(out var node))
        {
            all.Add(node);
            for (int i = 0; i < node.Inputs; i++)
                if (node[i].Node is { } next && seen.Add(next)) open.Push(next);
        }
        all.Sort((a, b) => a.Depth.CompareTo(b.Depth));
        needed = [];
        foreach (var node in all)
            for (int i = 0; i < node.Inputs; i++)
                if (node[i].Node is { } next && (needed.Contains(next) || captures!.ContainsKey(node[i])))
                {
                    needed.Add(node);
                    break;
                }
    }

    void Execute(IReadOnlyList<Tensor> roots, IReadOnlyList<Tensor?>? gradients)
    {
        var scopes = DisposeScopeManager.Current;
        using var mode = new GradMode.Guard(createGraph);
        scopes.Suspend();
        try
        {
            for (int i = 0; i < roots.Count; i++) Seed(roots[i], gradients?[i]);
            Tensor?[] results = new Tensor?[8];
            while (queue.TryDequeue(out var node, out _))
            {
                if (node.Inputs > results.Length) results = new Tensor?[node.Inputs * 2];
                Step(node, results);
            }
        }
        finally
        {
            scopes.Resume();
            while (queue.TryDequeue(out var node, out _)) Clear(node);
        }
    }

    void Seed(Tensor root, Tensor? gradient)
    {
        var edge = Edge.To(root);
        if (edge.Node is null) throw TorchError.Create("element 0 of tensors does not require grad and does not have a grad_fn");
        if (gradient is null)
        {
            if (root.layout.Count != 1) throw TorchError.Create("grad can be implicitly created only for scalar outputs");
            gradient = root.NewFilled(1);
        }
        else
        {
            if (!gradient.layout.SameSizes(root.layout)) throw TorchError.Create(
                $"Mismatch in shape: grad_output[0] has a shape of {gradient.layout.Describe()} and output[0] has a shape of {root.layout.Describe()}.");
            gradient.claimed = true;
        }
        Receive(edge, gradient);
    }

    void Step(Node node, Tensor?[] buffer)
    {
        Interruption.ThrowIfRequested();
        int outputs = node.Outputs;
        Tensor? single = node.Pending;
        ReadOnlySpan<Tensor?> incoming = outputs == 1 ? new ReadOnlySpan<Tensor?>(ref single) : node.PendingMore;
        Clear(node);
        if (node.Hooks is not null)
        {
            var hooked = incoming.ToArray();
            foreach (var (output, hook) in node.Hooks)
                if (hooked[output] is { } before) hooked[output] = hook(before) ?? before;
            incoming = hooked;
        }
        if (captures is not null)
        {
            for (int i = 0; i < incoming.Length; i++)
                if (incoming[i] is { } gradient && captures.TryGetValue(new Edge(node, i), out int index))
                {
                    captured![index] = gradient;
                    gradient.claimed = true;
                }
            if (!needed!.Contains(node)) return;
        }
        var results = buffer.AsSpan(0, node.Inputs);
        results.Clear();
        node.Backward(incoming, results);
        if (!retainGraph && node is not AccumulateGrad)
        {
            node.Release();
            node.Released = true;
        }
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] is not { } gradient) continue;
            var edge = node[i];
            if (edge.Node is null || (needed is not null && !needed.Contains(edge.Node) && !captures!.ContainsKey(edge))) continue;
            if (AnomalyMode.Checks && gradient.isnan().any().item<bool>()) throw TorchError.Create($"Function '{node.Name}' returned nan values in its {i}th output.");
            Receive(edge, gradient);
        }
        results.Clear();
    }

    void Receive(Edge edge, Tensor gradient)
    {
        var node = edge.Node!;
        if (node.Run is null)
        {
            node.Run = this;
            if (node.Outputs > 1) node.PendingMore = new Tensor?[node.Outputs];
            queue.Enqueue(node, (-node.Depth, order++));
        }
        else if (!ReferenceEquals(node.Run, this)) throw TorchError.Create("Two backward passes over the same graph at the same time are not supported.");
        ref Tensor? slot = ref node.PendingMore is { } more ? ref more[edge.Output] : ref node.Pending;
        slot = slot is null ? gradient : slot + gradient;
    }

    static void Clear(Node node)
    {
        node.Run = null;
        node.Pending = null;
        node.PendingMore = null;
    }
}
