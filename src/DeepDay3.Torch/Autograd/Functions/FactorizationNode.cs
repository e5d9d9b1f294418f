using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// A decomposition of one tensor into several. The gradient is an expression of the upstream gradients (null where none came in), the argument and
/// the factors.
/// </summary>
internal sealed class FactorizationBackward(string name, Tensor x, Tensor[] factors, Func<Tensor?[], Tensor, Tensor[], Tensor?> gradient) : Node(x)
{
    SavedTensor saved = new(x);
    readonly SavedTensor[] savedFactors = Array.ConvertAll(factors, f => new SavedTensor(f, isOutput: true));

    internal override int Outputs => savedFactors.Length;

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        bool any = false;
        foreach (var g in output) any |= g is not null;
        if (any) input[0] = gradient(output.ToArray(), saved.Get(this), Array.ConvertAll(savedFactors, f => f.Get(this)));
    }

    internal override void Release()
    {
        saved.Release();
        for (int i = 0; i < savedFactors.Length; i++) savedFactors[i].Release();
    }

    /// <summary>Records every factor as an output of one node.</summary>
    internal static void Record(string name, Tensor x, Tensor[] factors, Func<Tensor?[], Tensor, Tensor[], Tensor?> gradient)
    {
        if (!Tensor.Recording(x)) return;
        var node = new FactorizationBackward(name, x, factors, gradient);
        for (int i = 0; i < factors.Length; i++) factors[i].Record(node, i);
    }
}
