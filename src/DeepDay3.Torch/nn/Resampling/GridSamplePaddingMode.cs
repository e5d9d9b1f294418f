namespace TorchSharp;

public static partial class torch
{
    /// <summary>What an image shows beyond its edge.</summary>
    public enum GridSamplePaddingMode
    {
        Zeros = 0,

        /// <summary>The image mirrored.</summary>
        Reflection = 1,

        /// <summary>The nearest edge.</summary>
        Border = 2,
    }
}
