using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace TorchSharp;

/// <summary>A custom function in the graph. Holds programs to what they promised: as many gradients as arguments, each of its argument's shape.</summary>
internal sealed class CustomFunctionNode : Node
{
    readonly AutogradContext context;
    readonly string name;
    readonly Func<AutogradContext, List<Tensor?>, List<Tensor?>> backward;
    readonly Form?[] forms;
    Layout[] layouts = [];
    ScalarType[] types = [];
    int outputs = 1;

    internal CustomFunctionNode(Tensor?[] inputs, AutogradContext context, string name, Func<AutogradContext, List<Tensor?>, List<Tensor?>> backward) : base(inputs)
    {
        this.context = context;
        this.name = name;
        this.backward = backward;
        forms = Array.ConvertAll(inputs, input => input is null ? (Form?)null : new Form(input));
    }

    internal override int Outputs => outputs;

    internal override string Name => name;

    /// <summary>Makes this node the origin of forward's results.</summary>
    internal List<Tensor> Wrap(Tensor?[] inputs, List<Tensor> results)
    {
        outputs = results.Count;
        layouts = [.. results.Select(result => result.layout)];
        types = [.. results.Select(result => result.scalarType)];
        var wrapped = new List<Tensor>(results.Count);
        for (int i = 0; i < results.Count; i++) wrapped.Add(Wrap(inputs, results[i], i));
        context.Commit(this, wrapped);
        return wrapped;
    }

    Tensor Wrap(Tensor?[] inputs, Tensor result, int output)
    {
        bool Is(Tensor? other) => ReferenceEquals(other, result);
        if (context.Dirty.Exists(Is))
        {
            if (!Array.Exists(inputs, Is)) throw TorchError.Create($"Function {name} marked a tensor as dirty that is not one of its inputs.");
            result.RequireMutable();
            return result.Changed(result.detach().Record(this, output));
        }
        if (context.NonDifferentiable.Exists(Is) || !DTypes.IsInexact(result.scalarType)) return result;
        // An input that is returned as it is, a view, or a result that is in a graph already gets a handle for this place in the graph.
        bool taken = Array.Exists(inputs, Is) || result.meta is not null || result.viewBase is not null || result.madeUnrecorded;
        return (taken ? result.detach() : result).Record(this, output);
    }

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        var incoming = new List<Tensor?>(output.Length);
        for (int i = 0; i < output.Length; i++)
        {
            var gradient = output[i];
            if (gradient is null && context.MaterializeGrads) gradient = Tensor.Filled(layouts[i], 0, types[i]);
            if (gradient is not null) gradient.claimed = true;
            incoming.Add(gradient);
        }
        var found = backward(context, incoming);
        if (found.Count < forms.Length || found.Skip(forms.Length).Any(gradient => gradient is not null)) throw TorchError.Create(
            $"function {name} returned an incorrect number of gradients (expected {forms.Length}, got {found.Count})");
        for (int i = 0; i < forms.Length; i++)
        {
            if (found[i] is not { } gradient) continue;
            if (forms[i] is not { } form) throw TorchError.Create(
                $"function {name} returned a gradient different than None at position {i + 1}, but the corresponding forward input was not a Variable");
            if (!Needs(i)) continue;
            gradient.RequireLive();
            if (!form.Accepts(gradient)) throw TorchError.Create(
                $"Function {name} returned an invalid gradient at index {i} - got {gradient.layout.Describe()} but expected shape compatible with {form.Describe()}");
            gradient.claimed = true;
            input[i] = form.Fit(gradient);
        }
    }

    internal override void Release() => context.Release();
}
