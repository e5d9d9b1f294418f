using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>A strict order of values in which NaN is the largest and equal to itself.</summary>
internal interface ISortOrder<T>
{
    static abstract bool Precedes(T left, T right);
}

internal readonly struct Ascending<T> : ISortOrder<T>
    where T : INumber<T>
{
    public static bool Precedes(T left, T right) => left < right || (T.IsNaN(right) && !T.IsNaN(left));
}

internal readonly struct Descending<T> : ISortOrder<T>
    where T : INumber<T>
{
    public static bool Precedes(T left, T right) => left > right || (T.IsNaN(left) && !T.IsNaN(right));
}
