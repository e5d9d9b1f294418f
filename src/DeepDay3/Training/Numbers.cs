using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>Reads numbers out of tensors of any kind of number.</summary>
static class Numbers
{
    /// <summary>The number that a tensor holds, or the mean of those that it holds.</summary>
    public static double Of(Tensor tensor)
    {
        using var mode = no_grad();
        using Tensor wide = tensor.to_type(float64);
        if (wide.numel() == 1) return wide.ToDouble();
        using Tensor mean = wide.mean();
        return mean.ToDouble();
    }
}
