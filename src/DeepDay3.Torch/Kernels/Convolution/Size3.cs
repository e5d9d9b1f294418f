namespace TorchSharp.Kernels;

/// <summary>A triple over the spatial axes. One- and two-dimensional data use 1 (or 0 for offsets) on the leading axes, so that one core serves all ranks.</summary>
internal readonly record struct Size3(int Depth, int Height, int Width)
{
    internal int Volume => checked(Depth * Height * Width);

    /// <summary>Reads up to three trailing axes; missing leading axes get <paramref name="fill"/>.</summary>
    internal static Size3 From(ReadOnlySpan<long> values, long fill)
    {
        if (values.Length is < 1 or > 3)
            throw new ArgumentException($"Expected 1 to 3 spatial dimensions, got {values.Length}.", nameof(values));
        return new Size3(
            checked((int)(values.Length > 2 ? values[^3] : fill)),
            checked((int)(values.Length > 1 ? values[^2] : fill)),
            checked((int)values[^1]));
    }

    internal int this[int axis] => axis switch
    {
        0 => Depth,
        1 => Height,
        _ => Width,
    };
}
