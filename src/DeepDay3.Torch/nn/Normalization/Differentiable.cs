using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The way back through a fused operation when second derivatives are wanted.</summary>
internal static class Differentiable
{
    /// <summary>
    /// Runs the operation again as single operations, and gives the gradients of those inputs that are wanted, themselves differentiable.
    /// </summary>
    internal static void Gradients(Func<Tensor> again, Tensor gradient, ReadOnlySpan<Tensor?> inputs, Func<int, bool> needs, Span<Tensor?> results)
    {
        var wanted = new List<int>();
        var tensors = new List<Tensor>();
        for (int i = 0; i < inputs.Length; i++)
        {
            if (!needs(i)) continue;
            wanted.Add(i);
            tensors.Add(inputs[i]!);
        }
        var found = BackwardRun.Gradients([again()], [gradient], tensors, retainGraph: true, createGraph: true, allowUnused: true);
        for (int i = 0; i < wanted.Count; i++) results[wanted[i]] = found[i];
    }
}
