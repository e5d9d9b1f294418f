namespace TorchSharp;

public static partial class torch
{
    /// <summary>How an image is read between its pixels.</summary>
    public enum GridSampleMode
    {
        Nearest = 0,
        Bilinear = 2,
    }
}
