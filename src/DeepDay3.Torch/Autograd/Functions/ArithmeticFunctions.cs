using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Shape and type of an input, to bring its gradient back to them.</summary>
internal readonly struct Form(Tensor tensor)
{
    readonly Layout layout = tensor.layout;
    readonly ScalarType type = tensor.scalarType;

    /// <summary>Whether a gradient has the input's shape, or one that the input broadcasts to.</summary>
    internal bool Accepts(Tensor gradient)
    {
        int lead = gradient.layout.Rank - layout.Rank;
        if (lead < 0) return false;
        for (int i = 0; i < layout.Rank; i++)
            if (layout.Sizes[i] != 1 && layout.Sizes[i] != gradient.layout.Sizes[lead + i]) return false;
        return true;
    }

    internal string Describe() => layout.Describe();

    /// <summary>Sums a gradient over the dimensions along which the input was broadcast.</summary>
    internal Tensor Fit(Tensor gradient)
    {
        if (!gradient.layout.SameSizes(layout)) gradient = gradient.SumTo(layout);
        return gradient.scalarType == type ? gradient : gradient.to_type(type);
    }
}

internal sealed class AddBackward(Tensor a, Tensor b, Number alpha) : Node(a, b)
{
    readonly Form formA = new(a);
    readonly Form formB = new(b);
    readonly Number alpha = alpha;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        if (Needs(0)) input[0] = formA.Fit(g);
        if (Needs(1)) input[1] = formB.Fit(alpha.IsOne ? g : g.Times(alpha.Conjugate()));
    }
}

internal sealed class MulBackward(Tensor a, Tensor b) : Node(a, b)
{
    readonly Form formA = new(a);
    readonly Form formB = new(b);
    SavedTensor savedA = new(b.Tracks ? a : null);
    SavedTensor savedB = new(a.Tracks ? b : null);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        if (Needs(0)) input[0] = formA.Fit(g * savedB.Get(this).Conjugated());
        if (Needs(1)) input[1] = formB.Fit(g * savedA.Get(this).Conjugated());
    }

    internal override void Release()
    {
        savedA.Release();
        savedB.Release();
    }
}

internal sealed class DivBackward(Tensor a, Tensor b) : Node(a, b)
{
    readonly Form formA = new(a);
    readonly Form formB = new(b);
    SavedTensor savedA = new(b.Tracks ? a : null);
    SavedTensor savedB = new(b);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var b = savedB.Get(this);
        if (Needs(0)) input[0] = formA.Fit(g / b.Conjugated());
        if (Needs(1)) input[1] = formB.Fit(-g * ((savedA.Get(this) / b) / b).Conjugated());
    }

    internal override void Release()
    {
        savedA.Release();
        savedB.Release();
    }
}

/// <summary>Multiplication by a number, and everything linear that comes down to it: sums with numbers, negation.</summary>
internal sealed class ScaleBackward(Tensor a, Number factor, string name) : Node(a)
{
    readonly Form form = new(a);
    readonly Number factor = factor;

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = form.Fit(factor.IsOne ? g : g.Times(factor.Conjugate()));
    }
}

/// <summary>number / tensor.</summary>
internal sealed class ReverseDivBackward(Tensor a, Tensor result) : Node(a)
{
    readonly Form form = new(a);
    SavedTensor savedA = new(a);
    SavedTensor savedResult = new(result, isOutput: true);

    internal override string Name => "DivBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = form.Fit(-g * (savedResult.Get(this) / savedA.Get(this)).Conjugated());
    }

    internal override void Release()
    {
        savedA.Release();
        savedResult.Release();
    }
}

/// <summary>tensor to the power of a number.</summary>
internal sealed class PowBackward(Tensor a, Number exponent) : Node(a)
{
    readonly Form form = new(a);
    SavedTensor saved = new(a);
    readonly Number exponent = exponent;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this);
        input[0] = form.Fit(exponent.Category == 3 || DTypes.IsComplex(x.scalarType) ? g * Slope(x).conj() : Real(g, x, exponent.Double));
    }

    static Tensor Real(Tensor g, Tensor x, double exponent) => exponent == 0 ? x.zeros_like() : exponent == 2 ? g * (x * 2) : g * (x.PowNumber(exponent - 1) * exponent);

    Tensor Slope(Tensor x)
    {
        if (!exponent.Bool) return x.zeros_like();
        return x.PowNumber(new Number(exponent.Complex - 1)).Times(new Number(exponent.Complex));
    }

    internal override void Release() => saved.Release();
}

/// <summary>tensor to the power of a tensor.</summary>
internal sealed class PowTensorBackward(Tensor a, Tensor exponent, Tensor result) : Node(a, exponent)
{
    readonly Form formA = new(a);
    readonly Form formB = new(exponent);
    SavedTensor savedA = new(a);
    SavedTensor savedB = new(exponent);
    SavedTensor savedResult = new(result, isOutput: true);

    internal override string Name => "PowBackward1";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var (x, y) = (savedA.Get(this), savedB.Get(this));
        if (Needs(0))
        {
            // At exponent 0 the slope is 0 even where x is 0 and x^(y-1) is not finite.
            input[0] = formA.Fit(where(y.eq(0), zeros_like(y), g * (y * x.pow(y - 1)).Conjugated()));
        }
        if (Needs(1))
        {
            var atZero = x.eq(0).logical_and((DTypes.IsComplex(y.scalarType) ? y.real : y).ge(0));
            input[1] = formB.Fit(g * where(atZero, zeros_like(x), savedResult.Get(this) * x.log()).Conjugated());
        }
    }

    internal override void Release()
    {
        savedA.Release();
        savedB.Release();
        savedResult.Release();
    }
}

/// <summary>Larger or smaller of two tensors: the gradient goes to the one taken, half to each where they are equal.</summary>
internal sealed class ExtremumBackward(Tensor a, Tensor b, bool maximum) : Node(a, b)
{
    readonly Form formA = new(a);
    readonly Form formB = new(b);
    SavedTensor savedA = new(a);
    SavedTensor savedB = new(b);

    internal override string Name => maximum ? "MaximumBackward0" : "MinimumBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var (a, b) = (savedA.Get(this), savedB.Get(this));
        var half = g / 2;
        var equal = a.eq(b);
        var takenA = maximum ? a.gt(b) : a.lt(b);
        if (Needs(0)) input[0] = formA.Fit(where(equal, half, where(takenA, g, zeros_like(g))));
        if (Needs(1)) input[1] = formB.Fit(where(equal, half, where(takenA, zeros_like(g), g)));
    }

    internal override void Release()
    {
        savedA.Release();
        savedB.Release();
    }
}
