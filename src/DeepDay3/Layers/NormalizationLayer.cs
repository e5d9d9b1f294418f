using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>A normalisation with what comes after it, y = γ x̂ + β. What x̂ is, the kinds of normalisation say.</summary>
public abstract class NormalizationLayer : Layer
{
    Tensor? normalized;

    private protected NormalizationLayer(long[] shape, double epsilon, ScalarType? dtype)
    {
        if (shape.Length == 0 || shape.Any(length => length < 1))
            throw new ArgumentException($"{GetType().Name} got the size [{string.Join(", ", shape)}]: numbers of at least 1 were expected.");
        Epsilon = epsilon;
        Gamma = new LayerParameter("gamma", ones(shape, dtype), isWeight: false);
        Beta = new LayerParameter("beta", zeros(shape, dtype), isWeight: false);
        Parameters = [Gamma, Beta];
    }

    /// <summary>ε, added to the variance.</summary>
    public double Epsilon { get; }

    /// <summary>The scale γ, 1 at first.</summary>
    public LayerParameter Gamma { get; }

    /// <summary>The shift β, 0 at first.</summary>
    public LayerParameter Beta { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<LayerParameter> Parameters { get; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The shape of the input does not fit the layer.</exception>
    public sealed override Tensor Forward(Tensor x)
    {
        long[] view = ParameterView(x);
        normalized = Normalize(x);
        return Gamma.Value.view(view) * normalized + Beta.Value.view(view);
    }

    /// <inheritdoc/>
    public sealed override Tensor Backward(Tensor dout)
    {
        Tensor kept = Kept(normalized);
        long[] view = ParameterView(kept);
        // γ and β were used again at every place along the axes of length 1: their gradients are sums over those.
        long[] shared = [.. Enumerable.Range(0, view.Length).Where(axis => view[axis] == 1).Select(axis => (long)axis)];
        Gamma.Gradient = (dout * kept).sum(shared).view(Gamma.Value.shape);
        Beta.Gradient = dout.sum(shared).view(Beta.Value.shape);
        return Kept(NormalizeBackward(dout * Gamma.Value.view(view)));
    }

    /// <summary>The shape with the axes of x in which γ and β meet it: 1 along an axis that shares them.</summary>
    private protected abstract long[] ParameterView(Tensor x);

    private protected abstract Tensor Normalize(Tensor x);

    private protected abstract Tensor? NormalizeBackward(Tensor gradient);

    /// <summary>The view for one γ and β a channel, x being [N, C] or [N, C, ...].</summary>
    private protected long[] ChannelView(Tensor x, long fewestAxes)
    {
        long channels = Gamma.Value.shape[0];
        if (x.dim() < fewestAxes || x.shape[1] != channels)
            throw new ArgumentException($"{GetType().Name} got {Shape(x)}: [N, {channels}{(fewestAxes > 2 ? "" : "] or [N, " + channels)}, ...] was expected.");
        long[] view = [.. Enumerable.Repeat(1L, (int)x.dim())];
        view[1] = channels;
        return view;
    }
}
