using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A function of one tensor whose gradient is an expression of the upstream gradient and the argument.</summary>
internal sealed class ArgumentBackward(Tensor x, string name, Func<Tensor, Tensor, Tensor> gradient) : Node(x)
{
    readonly Form form = new(x);
    SavedTensor saved = new(x);

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = form.Fit(gradient(g, saved.Get(this)));
    }

    internal override void Release() => saved.Release();
}

/// <summary>A function of one tensor whose gradient is an expression of the upstream gradient, the argument and the result.</summary>
internal sealed class ResultBackward(Tensor x, Tensor result, string name, Func<Tensor, Tensor, Tensor, Tensor> gradient) : Node(x)
{
    readonly Form form = new(x);
    SavedTensor saved = new(x);
    SavedTensor savedResult = new(result, isOutput: true);

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = form.Fit(gradient(g, saved.Get(this), savedResult.Get(this)));
    }

    internal override void Release()
    {
        saved.Release();
        savedResult.Release();
    }
}

/// <summary>A function of two tensors; each gradient is an expression of the upstream gradient and both arguments.</summary>
internal sealed class PairBackward(Tensor a, Tensor b, string name, Func<Tensor, Tensor, Tensor, Tensor> toA, Func<Tensor, Tensor, Tensor, Tensor> toB) : Node(a, b)
{
    readonly Form formA = new(a);
    readonly Form formB = new(b);
    SavedTensor savedA = new(a);
    SavedTensor savedB = new(b);

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var (a, b) = (savedA.Get(this), savedB.Get(this));
        if (Needs(0)) input[0] = formA.Fit(toA(g, a, b));
        if (Needs(1)) input[1] = formB.Fit(toB(g, a, b));
    }

    internal override void Release()
    {
        savedA.Release();
        savedB.Release();
    }
}

/// <summary>A function of several tensors: saves them all and fills in the gradients that are asked for.</summary>
internal sealed class ExpressionBackward : Node
{
    internal delegate void Gradient(Tensor g, Tensor[] saved, Func<int, bool> needs, Span<Tensor?> input);

    readonly string name;
    readonly Gradient gradient;
    readonly Form[] forms;
    readonly SavedTensor[] saved;

    /// <param name="name">PyTorch's name of the node.</param>
    /// <param name="inputs">The differentiable arguments.</param>
    /// <param name="others">What else the gradient needs: results and constants. The gradient sees inputs and others in one array.</param>
    /// <param name="gradient">Writes the gradients of the inputs that need one.</param>
    internal ExpressionBackward(string name, Tensor[] inputs, Tensor[] others, Gradient gradient) : base(inputs)
    {
        this.name = name;
        this.gradient = gradient;
        forms = Array.ConvertAll(inputs, x => new Form(x));
        saved = [.. inputs.Select(x => new SavedTensor(x)), .. others.Select(x => new SavedTensor(x, isOutput: true))];
    }

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var tensors = new Tensor[saved.Length];
        for (int i = 0; i < tensors.Length; i++) tensors[i] = saved[i].Get(this);
        gradient(g, tensors, Needs, input);
        for (int i = 0; i < forms.Length; i++)
            if (input[i] is { } found) input[i] = forms[i].Fit(found);
    }

    internal override void Release()
    {
        for (int i = 0; i < saved.Length; i++) saved[i].Release();
    }
}
