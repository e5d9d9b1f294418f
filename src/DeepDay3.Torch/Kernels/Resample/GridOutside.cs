namespace TorchSharp.Kernels;

/// <summary>What sampling outside the image yields: zero, the nearest edge, or the mirrored image.</summary>
internal enum GridOutside
{
    Zeros,
    Border,
    Reflection,
}
