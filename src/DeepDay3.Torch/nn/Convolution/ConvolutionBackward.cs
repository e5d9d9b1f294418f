using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The gradient of any product of a <see cref="ConvolutionPlan"/>, by the other two products.</summary>
internal sealed class ConvolutionBackward(ConvolutionPlan plan, ConvolutionProduct product, Tensor a, Tensor b, Tensor? bias) : Node(a, b, bias)
{
    SavedTensor savedA = new(b.Tracks ? a : null);
    SavedTensor savedB = new(a.Tracks ? b : null);

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        if (Needs(0)) input[0] = GradientOfFirst(g, savedB.Get(this));
        if (Needs(1)) input[1] = GradientOfSecond(savedA.Get(this), g);
        if (Needs(2)) input[2] = ConvolutionPlan.ChannelSums(g);
    }

    /// <summary>First operands are the input (of a convolution, or for a weight), or what a transposed convolution reads.</summary>
    Tensor GradientOfFirst(Tensor g, Tensor second) => product switch
    {
        ConvolutionProduct.Output => plan.Input(g, second),
        ConvolutionProduct.Input => plan.Output(g, second),
        _ => plan.Input(second, g),
    };

    Tensor GradientOfSecond(Tensor first, Tensor g) => product switch
    {
        ConvolutionProduct.Output => plan.Weight(first, g),
        ConvolutionProduct.Input => plan.Weight(g, first),
        _ => plan.Output(first, g),
    };

    internal override void Release()
    {
        savedA.Release();
        savedB.Release();
    }
}
