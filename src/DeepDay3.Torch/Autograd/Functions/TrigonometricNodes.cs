using static TorchSharp.torch;

namespace TorchSharp;

internal sealed class SinBackward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).Conjugated();
        input[0] = g * x.cos();
    }

    internal override void Release() => saved.Release();
}

internal sealed class CosBackward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).Conjugated();
        input[0] = g * -x.sin();
    }

    internal override void Release() => saved.Release();
}

internal sealed class TanBackward(Tensor x, Tensor result) : Node(x)
{
    SavedTensor saved = new(result, isOutput: true);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var y = saved.Get(this).Conjugated();
        input[0] = g * (1 + y * y);
    }

    internal override void Release() => saved.Release();
}

internal sealed class AsinBackward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).Conjugated();
        input[0] = g * (1 - x * x).rsqrt();
    }

    internal override void Release() => saved.Release();
}

internal sealed class AcosBackward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).Conjugated();
        input[0] = g * -(1 - x * x).rsqrt();
    }

    internal override void Release() => saved.Release();
}

internal sealed class AtanBackward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).Conjugated();
        input[0] = g / (x * x + 1);
    }

    internal override void Release() => saved.Release();
}

internal sealed class SinhBackward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).Conjugated();
        input[0] = g * x.cosh();
    }

    internal override void Release() => saved.Release();
}

internal sealed class CoshBackward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).Conjugated();
        input[0] = g * x.sinh();
    }

    internal override void Release() => saved.Release();
}

internal sealed class AsinhBackward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).Conjugated();
        input[0] = g * (x * x + 1).rsqrt();
    }

    internal override void Release() => saved.Release();
}

internal sealed class AcoshBackward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).Conjugated();
        // Of complex numbers the two roots apart: the root of their product has another branch.
        input[0] = g * (DTypes.IsComplex(x.scalarType) ? (x - 1).rsqrt() * (x + 1).rsqrt() : (x * x - 1).rsqrt());
    }

    internal override void Release() => saved.Release();
}

internal sealed class AtanhBackward(Tensor x) : Node(x)
{
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).Conjugated();
        input[0] = g / (1 - x * x);
    }

    internal override void Release() => saved.Release();
}
