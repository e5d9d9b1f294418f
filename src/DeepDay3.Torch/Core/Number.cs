using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number as an operand: what <see cref="Scalar"/> holds, without the object. Integers keep all 64 bits.</summary>
internal readonly struct Number
{
    readonly double real;

    /// <summary>The integer; of a complex number the bits of the imaginary part, so that it takes no room of its own.</summary>
    readonly long whole;
    internal readonly int Category;

    internal Number(double value) { real = value; whole = 0; Category = 2; }

    internal Number(long value) { real = value; whole = value; Category = 1; }

    internal Number(bool value) { whole = value ? 1 : 0; real = whole; Category = 0; }

    internal Number(Complex value) { real = value.Real; whole = BitConverter.DoubleToInt64Bits(value.Imaginary); Category = 3; }

    internal double Double => Category < 3 ? real : RealOnly("double");

    internal long Int64 => Category >= 2 ? (long)(Category == 2 ? real : RealOnly("int64_t")) : whole;

    internal bool Bool => Category switch { 2 => real != 0, 3 => Complex != Complex.Zero, _ => whole != 0 };

    internal Complex Complex => new(real, Category == 3 ? BitConverter.Int64BitsToDouble(whole) : 0);

    internal ScalarType Type => Category switch { 0 => ScalarType.Bool, 1 => ScalarType.Int64, 2 => ScalarType.Float64, _ => ScalarType.ComplexFloat64 };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T To<T>() where T : unmanaged, INumber<T> => Category == 2 ? T.CreateTruncating(real) : Category < 2 ? T.CreateTruncating(whole) : T.CreateTruncating(RealOnly(CName<T>()));

    internal ComplexNumber<T> ToComplex<T>() where T : unmanaged, IFloatingPointIeee754<T> => ComplexNumber<T>.From(Complex);

    internal bool IsOne => real == 1 && (Category < 3 || Complex.Imaginary == 0);

    /// <summary>Zero without a sign: all bits of it are 0 in every element type.</summary>
    internal bool IsPlainZero => BitConverter.DoubleToInt64Bits(real) == 0 && whole == 0;

    internal Number Negate() => Category switch { 2 => new(-real), 3 => new(-Complex), _ => new(-whole) };

    internal Number Conjugate() => Category == 3 ? new(Complex.Conjugate(Complex)) : this;

    internal Number Reciprocal() => Category == 3 ? new(1 / Complex) : new(1 / real);

    internal static Number Product(in Number a, in Number b) => Math.Max(a.Category, b.Category) switch
    {
        3 => new(a.Complex * b.Complex),
        2 => new(a.real * b.real),
        _ => new(a.whole * b.whole),
    };

    /// <summary>A complex number where a real one is wanted: only one without imaginary part will do.</summary>
    double RealOnly(string type) => Complex.Imaginary == 0 ? real : throw TorchError.Create($"value cannot be converted to type {type} without overflow");

    static string CName<T>() => typeof(T) == typeof(float) ? "float" : typeof(T) == typeof(double) ? "double" : typeof(T) == typeof(long) ? "int64_t"
        : typeof(T) == typeof(int) ? "int" : typeof(T) == typeof(short) ? "int16_t" : typeof(T) == typeof(sbyte) ? "int8_t" : "uint8_t";

    public static implicit operator Number(double value) => new(value);

    public static implicit operator Number(long value) => new(value);

    public static implicit operator Number(int value) => new((long)value);

    public static implicit operator Number(bool value) => new(value);

    public static implicit operator Number(Scalar value) =>
        (value ?? throw new ArgumentNullException(nameof(value), "A Scalar argument is null.")).Value;
}
