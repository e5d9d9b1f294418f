using System.Numerics;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number as an operand: what <see cref="Scalar"/> holds, without the object. Integers keep all 64 bits.</summary>
internal readonly struct Number
{
    readonly double real;
    readonly long whole;
    internal readonly int Category;

    internal Number(double value) { real = value; whole = 0; Category = 2; }

    internal Number(long value) { real = value; whole = value; Category = 1; }

    internal Number(bool value) { whole = value ? 1 : 0; real = whole; Category = 0; }

    internal double Double => real;

    internal long Int64 => Category == 2 ? (long)real : whole;

    internal bool Bool => Category == 2 ? real != 0 : whole != 0;

    internal ScalarType Type => Category switch { 0 => ScalarType.Bool, 1 => ScalarType.Int64, _ => ScalarType.Float64 };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T To<T>() where T : unmanaged, INumber<T> => Category == 2 ? T.CreateTruncating(real) : T.CreateTruncating(whole);

    internal Number Negate() => Category == 2 ? new(-real) : new(-whole);

    public static implicit operator Number(double value) => new(value);

    public static implicit operator Number(long value) => new(value);

    public static implicit operator Number(int value) => new((long)value);

    public static implicit operator Number(bool value) => new(value);

    public static implicit operator Number(Scalar value) =>
        (value ?? throw new ArgumentNullException(nameof(value), "A Scalar argument is null.")).Value;
}
