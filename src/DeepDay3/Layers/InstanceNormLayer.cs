using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>
/// Instance normalisation (インスタンス正規化; Ulyanov et al., 2016): every channel of every picture by itself, over its pixels, which takes
/// the picture's contrast away.
/// </summary>
/// <param name="channels">C of [N, C, ...].</param>
/// <param name="epsilon">ε, added to the variance.</param>
/// <param name="dtype">float32 when null.</param>
public sealed class InstanceNormLayer(long channels, double epsilon = 1e-5, ScalarType? dtype = null) : NormalizationLayer([channels], epsilon, dtype)
{
    readonly Standardization standardization = new(epsilon);

    private protected override long[] ParameterView(Tensor x) => ChannelView(x, fewestAxes: 3);

    private protected override Tensor Normalize(Tensor x) =>
        standardization.Forward(x, [.. Enumerable.Range(2, (int)x.dim() - 2).Select(axis => (long)axis)]);

    private protected override Tensor? NormalizeBackward(Tensor gradient) => standardization.Backward(gradient);
}
