using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// One backward pass: nodes wait in a queue, deepest first, until all their gradients have come in. Nothing recurses, so the length of a
/// chain is limited by memory alone.
/// </summary>
internal sealed partial class BackwardRun
{
    /// <summary>By depth (negated), then in the order in which they came.</summary>
    readonly PriorityQueue<Node, long> queue = new();
    readonly bool retainGraph;
    readonly bool createGraph;
    Dictionary<Edge, int>? captures;
    HashSet<Node>? needed;
    Tensor?[]? captured;
    uint order;

    /// <summary>Gradients for nodes that another thread's pass (or one around this one) is collecting gradients in.</summary>
    Dictionary<Node, Tensor?[]>? elsewhere;

    BackwardRun(bool retainGraph, bool createGraph)
    {
        this.retainGraph = retainGraph;
        this.createGraph = createGraph;
    }

    /// <summary>Accumulates gradients into the leaves (or only into <paramref name="inputs"/>).</summary>
    internal static void Backward(IReadOnlyList<Tensor> roots, IReadOnlyList<Tensor?>? gradients, bool retainGraph, bool createGraph, IList<Tensor>? inputs)
    {
        if (inputs is not { Count: > 0 })
        {
            new BackwardRun(retainGraph, createGraph).Execute(roots, gradients);
            return;
        }
        var run = Capturing(inputs, retainGraph, createGraph, out int[] places);
        run.FindNeeded(roots);
        run.Execute(roots, gradients);
        var scopes = DisposeScopeManager.Current;
        using var mode = new GradMode.Guard(createGraph);
        scopes.Suspend();
        try
        {
            for (int i = 0; i < inputs.Count; i++)
                if (places[i] == i && run.captured![i] is { } gradient) inputs[i].meta!.Accumulate(gradient);
        }
        finally
        {
            scopes.Resume();
        }
    }

    /// <summary>Returns the gradients with respect to <paramref name="inputs"/> and changes nothing.</summary>
    internal static Tensor?[] Gradients(IReadOnlyList<Tensor> roots, IReadOnlyList<Tensor?>? gradients, IList<Tensor> inputs, bool retainGraph, bool createGraph, bool allowUnused)
    {
        var run = Capturing(inputs, retainGraph, createGraph, out int[] places);
        run.FindNeeded(roots);
        run.Execute(roots, gradients);
        var result = new Tensor?[inputs.Count];
        for (int i = 0; i < inputs.Count; i++)
        {
            result[i] = run.captured![places[i]];
            if (result[i] is null && !allowUnused) throw TorchError.Create(
                "One of the differentiated Tensors appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior.");
        }
        return result;
    }

    /// <param name="inputs">Tensors whose gradients are wanted.</param>
    /// <param name="retainGraph">See <see cref="Backward"/>.</param>
    /// <param name="createGraph">See <see cref="Backward"/>.</param>
    /// <param name="places">For each input where its gradient is: an input that is there twice has one place.</param>
    static BackwardRun Capturing(IList<Tensor> inputs, bool retainGraph, bool createGraph, out int[] places)
    {
        var run = new BackwardRun(retainGraph, createGraph) { captures = [], captured = new Tensor?[inputs.Count] };
        places = new int[inputs.Count];
        for (int i = 0; i < inputs.Count; i++)
        {
            inputs[i].RequireLive();
            var edge = Edge.To(inputs[i]);
            if (edge.Node is null) throw TorchError.Create("One of the differentiated Tensors does not require grad");
            places[i] = run.captures.TryAdd(edge, i) ? i : run.captures[edge];
        }
        return run;
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
            for (int i = 0; i < roots.Count; i++) Seed(roots, i, gradients?[i]);
            var results = new Tensor?[8];
            while (queue.TryDequeue(out var node, out _))
            {
                if (node.Inputs > results.Length) results = new Tensor?[node.Inputs * 2];
                Step(node, results);
            }
        }
        finally
        {
            scopes.Resume();
            while (queue.TryDequeue(out var node, out _)) Take(node);
        }
    }

    void Seed(IReadOnlyList<Tensor> roots, int index, Tensor? gradient)
    {
        var root = roots[index];
        root.RequireLive();
        var edge = Edge.To(root);
        if (edge.Node is null) throw TorchError.Create($"element {index} of tensors does not require grad and does not have a grad_fn");
        if (gradient is null)
        {
            if (root.layout.Count != 1) throw TorchError.Create("grad can be implicitly created only for scalar outputs");
            if (DTypes.IsComplex(root.scalarType)) throw TorchError.Create($"grad can be computed only for real scalar outputs but got {DTypes.Name(root.scalarType)}");
            gradient = root.NewFilled(1);
        }
        else
        {
            gradient.RequireLive();
            if (!gradient.layout.SameSizes(root.layout)) throw TorchError.Create(
                $"Mismatch in shape: grad_output[{index}] has a shape of {gradient.layout.Describe()} and output[{index}] has a shape of {root.layout.Describe()}.");
            gradient = gradient.Twin();
            gradient.claimed = true;
        }
        Receive(edge, gradient);
    }

    void Step(Node node, Tensor?[] buffer)
    {
        Interruption.ThrowIfRequested();
        Tensor? single = null;
        Tensor?[]? several = null;
        if (ReferenceEquals(node.Run, this))
        {
            (single, several) = (node.Pending, node.PendingMore);
            Clear(node);
        }
        else several = Take(node);
        var incoming = several is not null ? several : new ReadOnlySpan<Tensor?>(ref single);
        var arrived = incoming;
        if (node.Hooks is not null) incoming = Hooked(node, incoming);
        if (captures is not null && !Capture(node, incoming)) return;
        var results = buffer.AsSpan(0, node.Inputs);
        results.Clear();
        node.Backward(incoming, results);
        if (!retainGraph && node is not AccumulateGrad)
        {
            node.Release();
            node.Released = true;
        }
        Pass(node, results);
        foreach (var gradient in arrived) Leave(gradient);
        results.Clear();
    }

    /// <summary>Hands a node's results on to where its edges lead.</summary>
    void Pass(Node node, Span<Tensor?> results)
    {
        foreach (var gradient in results)
            if (gradient is not null) gradient.pending++;
        for (int i = 0; i < results.Length; i++)
        {
            if (results[i] is not { } gradient) continue;
            var edge = node[i];
            if (edge.Node is null || (needed is not null && !needed.Contains(edge.Node) && !captures!.ContainsKey(edge))) continue;
            if (AnomalyMode.Checks && gradient.isnan().any().item<bool>()) throw TorchError.Create($"Function '{node.Name}' returned nan values in its {i}th output.");
            Receive(edge, gradient);
        }
        foreach (var gradient in results) Leave(gradient);
    }

    static Tensor?[] Hooked(Node node, ReadOnlySpan<Tensor?> incoming)
    {
        var hooked = incoming.ToArray();
        foreach (var (output, hook) in node.Hooks!.ToArray())
            if (hooked[output] is { } before) hooked[output] = hook(before) ?? before;
        return hooked;
    }

    /// <summary>Keeps the gradients that were asked for; true where the node must run as well.</summary>
    bool Capture(Node node, ReadOnlySpan<Tensor?> incoming)
    {
        for (int i = 0; i < incoming.Length; i++)
            if (incoming[i] is { } gradient && captures!.TryGetValue(new Edge(node, i), out int index))
            {
                captured![index] = gradient;
                gradient.claimed = true;
            }
        return needed!.Contains(node);
    }
}
