using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>
/// Layer normalisation (レイヤー正規化; Ba et al., 2016): every example by itself, over all its features, the same when training and predicting.
/// </summary>
/// <param name="shape">The lengths of the last axes, over which it goes; one γ and β for each place, as in PyTorch.</param>
/// <param name="epsilon">ε, added to the variance.</param>
/// <param name="dtype">float32 when null.</param>
public sealed class LayerNormLayer(long[] shape, double epsilon = 1e-5, ScalarType? dtype = null) : NormalizationLayer(shape, epsilon, dtype)
{
    readonly Standardization standardization = new(epsilon);

    /// <summary>Goes over the last axis.</summary>
    /// <param name="features">Its length.</param>
    /// <param name="epsilon">ε, added to the variance.</param>
    /// <param name="dtype">float32 when null.</param>
    public LayerNormLayer(long features, double epsilon = 1e-5, ScalarType? dtype = null) : this([features], epsilon, dtype)
    {
    }

    private protected override long[] ParameterView(Tensor x)
    {
        long[] own = Gamma.Value.shape;
        if (x.dim() <= own.Length || !x.shape[^own.Length..].SequenceEqual(own))
            throw new ArgumentException($"LayerNormLayer got {Shape(x)}: [N, ..., {string.Join(", ", own)}] was expected.");
        return [.. Enumerable.Repeat(1L, (int)x.dim() - own.Length), .. own];
    }

    private protected override Tensor Normalize(Tensor x) =>
        standardization.Forward(x, [.. Enumerable.Range(1, Gamma.Value.shape.Length).Select(back => -(long)back)]);

    private protected override Tensor? NormalizeBackward(Tensor gradient) => standardization.Backward(gradient);
}
