using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Brings what a reduction made back to a shape that broadcasts against its input.</summary>
internal static class Reduced
{
    internal static Tensor Restore(Tensor reduced, Layout input, long[] dimensions, bool keep) =>
        keep || input.Rank == 0 ? reduced : reduced.reshape(AxisView.Reduced(input, dimensions, keep: true));
}

/// <summary>Largest or smallest over dimensions: shared evenly among those that are equal.</summary>
internal sealed class AmaxBackward(Tensor x, Tensor result, long[] dimensions, bool keep, string name) : Node(x)
{
    readonly Layout layout = x.layout;
    SavedTensor savedX = new(x);
    SavedTensor savedResult = new(result, isOutput: true);

    internal override string Name => name;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var mask = savedX.Get(this).eq(Reduced.Restore(savedResult.Get(this), layout, dimensions, keep)).to_type(g.scalarType);
        var count = layout.Rank == 0 ? mask : mask.sum(dimensions, keepdim: true);
        input[0] = Reduced.Restore(g, layout, dimensions, keep) * mask / count;
    }

    internal override void Release()
    {
        savedX.Release();
        savedResult.Release();
    }
}

/// <summary>A product: each factor's slope is the product of the others, computed without division where a factor is zero.</summary>
internal sealed class ProdBackward(Tensor x, Tensor result, long? dimension, bool keep) : Node(x)
{
    readonly Layout layout = x.layout;
    readonly ScalarType type = x.scalarType;
    SavedTensor savedX = new(x);
    SavedTensor savedResult = new(result, isOutput: true);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = savedX.Get(this);
        if (layout.Rank == 0) input[0] = g;
        else if (layout.Count == 0) input[0] = zeros(layout.Sizes, g.scalarType);
        else if (!x.WithoutGraph().eq(0).any().item<bool>())
        {
            var (up, result) = (g, savedResult.Get(this));
            if (dimension is { } d) (up, result) = (Reduced.Restore(g, layout, [d], keep), Reduced.Restore(result, layout, [d], keep));
            input[0] = up * (result / x).Conjugated();
        }
        else if (dimension is { } d) input[0] = Reduced.Restore(g, layout, [d], keep) * Others(x, (int)d).Conjugated();
        else input[0] = (g * Others(x.reshape(-1), 0).Conjugated()).reshape(layout.Sizes);
        if (input[0] is { } found && found.scalarType != type) input[0] = found.to_type(type);
    }

    /// <summary>The products of all other elements of each line: those before times those behind.</summary>
    static Tensor Others(Tensor x, int d)
    {
        long n = x.layout.Sizes[d];
        var one = ones_like(x.narrow(d, 0, 1));
        var before = cat([one, x.narrow(d, 0, n - 1)], d).cumprod(d);
        var behind = cat([one, x.Reversed(d).narrow(d, 0, n - 1)], d).cumprod(d).Reversed(d);
        return before * behind;
    }

    internal override void Release()
    {
        savedX.Release();
        savedResult.Release();
    }
}

/// <summary>log(sum(exp(x))): the gradient is spread as softmax does.</summary>
internal sealed class LogsumexpBackward(Tensor x, Tensor result, long[] dimensions, bool keep) : Node(x)
{
    readonly Layout layout = x.layout;
    SavedTensor savedX = new(x);
    SavedTensor savedResult = new(result, isOutput: true);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        input[0] = Reduced.Restore(g, layout, dimensions, keep) * (savedX.Get(this) - Reduced.Restore(savedResult.Get(this), layout, dimensions, keep)).exp();
    }

    internal override void Release()
    {
        savedX.Release();
        savedResult.Release();
    }
}

/// <summary>A norm: 0 where the norm is 0, as PyTorch has it.</summary>
internal sealed class NormBackward(Tensor x, Tensor result, double p, long[] dimensions, bool keep) : Node(x)
{
    readonly Layout layout = x.layout;
    SavedTensor savedX = new(x);
    SavedTensor savedResult = new(result, isOutput: true);

    internal override string Name => "LinalgVectorNormBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = savedX.Get(this);
        var norm = Reduced.Restore(savedResult.Get(this), layout, dimensions, keep);
        g = Reduced.Restore(g, layout, dimensions, keep);
        input[0] = p switch
        {
            0 => null,
            1 => g * x.sgn(),
            2 => g * (x / norm).masked_fill(norm.eq(0), 0),
            < 1 and > 0 => x.sgn() * x.abs().PowNumber(p - 1).masked_fill(x.eq(0), 0) * g * norm.PowNumber(1 - p),
            < 2 and > 0 => x.sgn() * x.abs().PowNumber(p - 1) * (g * norm.PowNumber(1 - p)).masked_fill(norm.eq(0), 0),
            double.PositiveInfinity or double.NegativeInfinity => Infinite(g, x, norm),
            _ => x * x.abs().PowNumber(p - 2) * (g / norm.PowNumber(p - 1)).masked_fill(norm.eq(0), 0),
        };
    }

    Tensor Infinite(Tensor g, Tensor x, Tensor norm)
    {
        var taken = x.WithoutGraph().abs().eq(norm).to_type(g.scalarType);
        var count = layout.Rank == 0 ? taken : taken.sum(dimensions, keepdim: true);
        return x.sgn() * taken * (g / count);
    }

    internal override void Release()
    {
        savedX.Release();
        savedResult.Release();
    }
}

/// <summary>The gradient of a variance: twice each deviation, over the degrees of freedom. Computed in double: a mean in single precision would shift all deviations.</summary>
internal sealed class VarBackward(Tensor x, long[] dimensions, bool unbiased, bool keep) : Node(x)
{
    readonly Layout layout = x.layout;
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this).to_type(ScalarType.Float64);
        var mean = layout.Rank == 0 ? x : x.mean(dimensions, keepdim: true);
        double count = layout.Count / (double)Math.Max(1, mean.layout.Count), freedom = Math.Max(0, count - (unbiased ? 1 : 0));
        input[0] = (Reduced.Restore(g, layout, dimensions, keep).to_type(ScalarType.Float64).Times(2 / freedom) * (x - mean)).to_type(g.scalarType);
    }

    internal override void Release() => saved.Release();
}
