namespace TorchSharp.Kernels;

/// <summary>What lies outside the data: a constant, the data mirrored without repeating the edge, the edge repeated, or the data wrapped around.</summary>
internal enum PadKind
{
    Constant,
    Reflect,
    Replicate,
    Circular,
}
