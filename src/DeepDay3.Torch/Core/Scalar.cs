using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number of any kind as an argument. Converts implicitly from the primitive numbers, from complex numbers and from bool.</summary>
public sealed class Scalar : IDisposable
{
    internal readonly Number Value;

    internal Scalar(Number value) => Value = value;

    /// <summary>Bool, Int64, Float64 or ComplexFloat64: the category that takes part in type promotion.</summary>
    public ScalarType Type => Value.Type;

    public static implicit operator Scalar(byte value) => new((long)value);

    public static implicit operator Scalar(sbyte value) => new((long)value);

    public static implicit operator Scalar(short value) => new((long)value);

    public static implicit operator Scalar(int value) => new((long)value);

    public static implicit operator Scalar(long value) => new(value);

    public static implicit operator Scalar(Half value) => new((double)value);

    public static implicit operator Scalar(float value) => new((double)value);

    public static implicit operator Scalar(double value) => new(value);

    public static implicit operator Scalar((float, float) value) => new(new Number(new Complex(value.Item1, value.Item2)));

    public static implicit operator Scalar(Complex value) => new(new Number(value));

    public static implicit operator Scalar(bool value) => new(value);

    /// <summary>Nothing to free; kept because programs written for TorchSharp call it.</summary>
    public void Dispose()
    {
    }
}
