using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

internal sealed class ExpBackward(Tensor x, Tensor result) : Node(x)
{
    SavedTensor saved = new(result, isOutput: true);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var y = saved.Get(this).Conjugated();
        input[0] = g * y;
    }

    internal override void Release() => saved.Release();
}

internal sealed class LogBackward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).Conjugated();
        input[0] = g / x;
    }

    internal override void Release() => saved.Release();
}

internal sealed class SqrtBackward(Tensor x, Tensor result) : Node(x)
{
    SavedTensor saved = new(result, isOutput: true);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var y = saved.Get(this).Conjugated();
        input[0] = g / (2 * y);
    }

    internal override void Release() => saved.Release();
}

internal sealed class RsqrtBackward(Tensor x, Tensor result) : Node(x)
{
    SavedTensor saved = new(result, isOutput: true);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var y = saved.Get(this).Conjugated();
        input[0] = -0.5 * g * y.pow(3);
    }

    internal override void Release() => saved.Release();
}

internal sealed class ReciprocalBackward(Tensor x, Tensor result) : Node(x)
{
    SavedTensor saved = new(result, isOutput: true);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var y = saved.Get(this).Conjugated();
        input[0] = -g * y * y;
    }

    internal override void Release() => saved.Release();
}

internal sealed class SigmoidBackward(Tensor x, Tensor result) : Node(x)
{
    SavedTensor saved = new(result, isOutput: true);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var y = saved.Get(this).Conjugated();
        input[0] = GradMode.Enabled || DTypes.IsComplex(y.scalarType) ? g * ((1 - y) * y) : Pointwise.Binary<ActivationSlopes.Sigmoid>(g, y);
    }

    internal override void Release() => saved.Release();
}

internal sealed class TanhBackward(Tensor x, Tensor result) : Node(x)
{
    SavedTensor saved = new(result, isOutput: true);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var y = saved.Get(this).Conjugated();
        input[0] = GradMode.Enabled || DTypes.IsComplex(y.scalarType) ? g * (1 - y * y) : Pointwise.Binary<ActivationSlopes.Tanh>(g, y);
    }

    internal override void Release() => saved.Release();
}

internal sealed class Log2Backward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).Conjugated();
        input[0] = g / (x * 0.6931471805599453);
    }

    internal override void Release() => saved.Release();
}

internal sealed class Log10Backward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).Conjugated();
        input[0] = g / (x * 2.302585092994046);
    }

    internal override void Release() => saved.Release();
}

internal sealed class Exp2Backward(Tensor x, Tensor result) : Node(x)
{
    SavedTensor saved = new(result, isOutput: true);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var y = saved.Get(this).Conjugated();
        input[0] = g * y * 0.6931471805599453;
    }

    internal override void Release() => saved.Release();
}

internal sealed class FracBackward(Tensor x) : Node(x)
{
    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        input[0] = g;
    }
}

/// <summary>A step function: the gradient is zero wherever it exists.</summary>
internal sealed class ZeroBackward(Tensor x, string name) : Node(x)
{
    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = zeros_like(g);
    }
}
