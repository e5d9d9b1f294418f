using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Transposed convolution: the gradient of a convolution to its input, used as a layer. Shapes come from
/// <see cref="ConvolutionShape.CreateTransposed"/>, in which Output names what this reads and Input what this produces.
/// </summary>
internal static class TransposedConvolution
{
    /// <summary>Computes the output from input, weight (in, out / groups, spatial) and an optional bias (empty: none).</summary>
    internal static void Forward<T>(ConvolutionShape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Convolution.InputGradient(shape, input, weight, output);
        Convolution.AddBias(shape.Batch, shape.InChannels, shape.Input.Volume, bias, output);
    }

    /// <summary>The gradient with respect to the input (overwritten).</summary>
    internal static void InputGradient<T>(ConvolutionShape shape, ReadOnlySpan<T> outputGradient, ReadOnlySpan<T> weight, Span<T> inputGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Convolution.Forward(shape, outputGradient, weight, [], inputGradient);

    /// <summary>The gradient with respect to the weight (overwritten).</summary>
    internal static void WeightGradient<T>(ConvolutionShape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> outputGradient, Span<T> weightGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Convolution.WeightGradient(shape, outputGradient, input, weightGradient);

    /// <summary>The gradient with respect to the bias (overwritten).</summary>
    internal static void BiasGradient<T>(ConvolutionShape shape, ReadOnlySpan<T> outputGradient, Span<T> biasGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        => Convolution.ChannelSums(shape.Batch, shape.InChannels, shape.Input.Volume, outputGradient, biasGradient);
}
