using static TorchSharp.torch;

namespace DeepDay3.Benchmarks.Cases;

/// <summary>Layer normalisation in the size of a small transformer.</summary>
sealed class NormalizationPass() : LayerPass(nn.LayerNorm(256), randn(64, 128, 256), randn(64, 128, 256));
