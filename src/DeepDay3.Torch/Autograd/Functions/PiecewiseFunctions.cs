using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

internal sealed class ReluBackward(Tensor x, Tensor result) : Node(x)
{
    SavedTensor saved = new(result, isOutput: true);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var y = saved.Get(this);
        input[0] = GradMode.Enabled ? g * y.gt(0).to_type(g.scalarType) : Pointwise.Binary<ActivationSlopes.Relu>(g, y);
    }

    internal override void Release() => saved.Release();
}

internal sealed class AbsBackward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = g * saved.Get(this).sgn();
    }

    internal override void Release() => saved.Release();
}

/// <summary>The gradient passes where the value lies within the limits, both included.</summary>
internal sealed class ClampBackward(Tensor x, Scalar? min, Scalar? max) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this);
        if (min is not null) g = g.masked_fill(x.lt(min), 0);
        if (max is not null) g = g.masked_fill(x.gt(max), 0);
        input[0] = g;
    }

    internal override void Release() => saved.Release();
}

/// <summary>x - n y with a whole n: slope 1 in x, -n in y.</summary>
internal sealed class ModuloBackward(Tensor x, Tensor y, string name, bool floor) : Node(x, y)
{
    readonly Form formX = new(x);
    readonly Form formY = new(y);
    SavedTensor savedX = new(y.Tracks ? x : null);
    SavedTensor savedY = new(y.Tracks ? y : null);

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        if (Needs(0)) input[0] = formX.Fit(g);
        if (Needs(1)) input[1] = formY.Fit(-g * savedX.Get(this).div(savedY.Get(this), floor ? RoundingMode.floor : RoundingMode.trunc));
    }

    internal override void Release()
    {
        savedX.Release();
        savedY.Release();
    }
}
