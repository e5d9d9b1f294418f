namespace TorchSharp;

public static partial class torch
{
    /// <summary>How values between the given ones are found.</summary>
    public enum InterpolationMode
    {
        Nearest = 0,

        /// <summary>Linear along one axis.</summary>
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,

        /// <summary>Means over the area that an element of the result covers.</summary>
        Area = 5,

        /// <summary>The neighbour whose centre is nearest.</summary>
        NearestExact = 6,
    }
}
