namespace TorchSharp.Kernels;

internal readonly struct BitAnd : IWholeFunction
{
    public static long Apply(long x, long y, int bits) => x & y;
}

internal readonly struct BitOr : IWholeFunction
{
    public static long Apply(long x, long y, int bits) => x | y;
}

internal readonly struct BitXor : IWholeFunction
{
    public static long Apply(long x, long y, int bits) => x ^ y;
}

/// <summary>A shift by the width or more, or by less than nothing, leaves no bit.</summary>
internal readonly struct ShiftLeft : IWholeFunction
{
    public static long Apply(long x, long y, int bits) => y < 0 || y >= bits ? 0 : x << (int)y;
}

/// <summary>Arithmetic: a shift by the width or more leaves the sign.</summary>
internal readonly struct ShiftRight : IWholeFunction
{
    public static long Apply(long x, long y, int bits) => x >> (int)(y < 0 || y >= bits ? bits - 1 : y);
}

internal readonly struct GreatestDivisor : IWholeFunction
{
    public static long Apply(long x, long y, int bits)
    {
        while (y != 0) (x, y) = (y, y == -1 ? 0 : x % y);
        return x < 0 ? unchecked(-x) : x;
    }
}

internal readonly struct LeastMultiple : IWholeFunction
{
    public static long Apply(long x, long y, int bits)
    {
        long divisor = GreatestDivisor.Apply(x, y, bits);
        if (divisor == 0) return 0;
        long multiple = unchecked(x / divisor * y);
        return multiple < 0 ? unchecked(-multiple) : multiple;
    }
}
