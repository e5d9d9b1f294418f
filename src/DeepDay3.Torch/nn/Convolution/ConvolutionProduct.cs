namespace TorchSharp;

/// <summary>Which of the three tensors of a convolution a product computes from the other two.</summary>
internal enum ConvolutionProduct
{
    Output,
    Input,
    Weight,
}
