namespace TorchSharp.Kernels;

/// <summary>The instruction set that <see cref="Gemm"/> computes with.</summary>
internal enum GemmPath
{
    /// <summary>128-bit vectors of whatever kind the processor has.</summary>
    Portable,

    /// <summary>256-bit vectors and fused multiply-add.</summary>
    Avx2,

    /// <summary>512-bit vectors.</summary>
    Avx512,
}
