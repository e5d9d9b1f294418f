using static TorchSharp.torch;

namespace DeepDay3.Benchmarks.Cases;

/// <summary>The second convolution of the CNN on pictures.</summary>
sealed class ConvolutionPass() : LayerPass(nn.Conv2d(32, 64, 3, padding: 1), randn(64, 32, 14, 14), randn(64, 64, 14, 14));
