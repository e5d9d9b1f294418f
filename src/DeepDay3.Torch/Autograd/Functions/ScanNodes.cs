using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The gradient of a running sum is the running sum from the other end.</summary>
internal sealed class CumsumBackward(Tensor x, int dimension, bool reverse) : Node(x)
{
    readonly ScalarType type = x.scalarType;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is { } g) input[0] = g.RunningSum(dimension, g.scalarType, !reverse).to_type(type);
    }
}

internal sealed class CumprodBackward(Tensor x, int dimension) : Node(x)
{
    readonly ScalarType type = x.scalarType;
    SavedTensor saved = new(x);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this);
        if (x.scalarType != g.scalarType) x = x.to_type(g.scalarType);
        x = x.Conjugated();
        if (x.layout.Rank == 0) input[0] = g.to_type(type);
        else if (GradMode.Enabled || DTypes.IsComplex(x.scalarType)) input[0] = Composed(x, g).to_type(type);
        else input[0] = Scans.ProductGradient(x, g, dimension).Cast(type);
    }

    /// <summary>Element by element, so that it can be differentiated again: each product without the factor in question.</summary>
    Tensor Composed(Tensor x, Tensor g)
    {
        long n = x.layout.Sizes[dimension];
        if (x.layout.Count == 0) return zeros_like(x);
        var parts = new List<Tensor>();
        for (long k = 0; k < n; k++)
        {
            var first = k == 0 ? ones_like(x.narrow(dimension, 0, 1)) : x.narrow(dimension, 0, k).prod(dimension, keepdim: true);
            var others = k == n - 1 ? first : first * cat([ones_like(first), x.narrow(dimension, k + 1, n - k - 1).cumprod(dimension)], dimension);
            parts.Add((g.narrow(dimension, k, n - k) * others).sum(dimension, keepdim: true));
        }
        return cat([.. parts], dimension);
    }

    internal override void Release() => saved.Release();
}

internal sealed class LogcumsumexpBackward(Tensor x, Tensor result, int dimension) : Node(x)
{
    SavedTensor savedX = new(x);
    SavedTensor savedResult = new(result, isOutput: true);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var (x, y) = (savedX.Get(this), savedResult.Get(this));
        if (x.layout.Count == 0 || !GradMode.Enabled)
        {
            input[0] = Scans.LogSumExpGradient(x, g, dimension);
            return;
        }
        // Shifted by each line's largest value, so that no exponential overflows.
        var shift = LineReductions.Extreme(x.WithoutGraph(), [dimension], keep: true, largest: true);
        if (x.layout.Rank == 0) shift = shift.reshape();
        input[0] = (x - shift).exp() * (g * (shift - y).exp()).RunningSum(dimension, g.scalarType, reverse: true);
    }

    internal override void Release()
    {
        savedX.Release();
        savedResult.Release();
    }
}
