using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Turns a normalised grid coordinate (-1 to 1 across the image) into a pixel coordinate along one axis, with its derivative. Rounded where PyTorch
/// rounds: bytes that are halfway between two numbers depend on it.
/// </summary>
internal readonly record struct GridAxis(int Size, GridOutside Outside, bool AlignCorners)
{
    internal (T Position, T Derivative) Locate<T>(T coordinate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var size = T.CreateTruncating(Size);
        var two = T.CreateTruncating(2);
        var (position, derivative) = AlignCorners
            ? ((coordinate + T.One) / two * (size - T.One), (size - T.One) / two)
            : (T.FusedMultiplyAdd(coordinate + T.One, size / two, -T.One / two), size / two);
        if (Outside == GridOutside.Reflection)
        {
            var (mirrored, sign) = Mirror(position);
            (position, derivative) = (mirrored, derivative * sign);
        }
        if (Outside == GridOutside.Zeros)
            return (position, derivative);
        // At and beyond the edge the clipped coordinate does not move.
        if (position <= T.Zero)
            return (T.Zero, T.Zero);
        return position >= size - T.One || T.IsNaN(position) ? (size - T.One, T.Zero) : (position, derivative);
    }

    /// <summary>Reflects about the centres of the edge pixels (corners aligned) or about their outer edges.</summary>
    (T Position, T Sign) Mirror<T>(T position)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var low = AlignCorners ? T.Zero : T.CreateTruncating(-0.5);
        var span = T.CreateTruncating(AlignCorners ? Size - 1 : Size);
        if (span == T.Zero)
            return (T.Zero, T.Zero);
        var sign = position < low ? -T.One : T.One;
        var distance = T.Abs(position - low);
        var rest = distance % span;
        var even = T.Floor(distance / span) % T.CreateTruncating(2) == T.Zero;
        return even ? (rest + low, sign) : (span - rest + low, -sign);
    }
}
