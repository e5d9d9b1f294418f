using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>An operation that automatic augmentation chooses among.</summary>
/// <param name="Apply">Makes an image of an image by a magnitude, with the interpolation and the fill of what is moved.</param>
/// <param name="Magnitudes">How much, from the least to the most; empty where there is nothing to choose.</param>
/// <param name="Signed">Whether the magnitude may be negative as well.</param>
internal sealed record AugmentationStep(Func<Tensor, double, InterpolationMode, IList<float>?, Tensor> Apply, float[] Magnitudes, bool Signed);
