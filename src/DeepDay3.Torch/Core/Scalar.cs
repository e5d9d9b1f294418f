using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number of any kind as an argument. Converts implicitly from the primitive numbers and from bool.</summary>
public sealed class Scalar : IDisposable
{
    internal readonly Number Value;

    internal Scalar(Number value) => Value = value;

    /// <summary>Bool, Int64 or Float64: the category that takes part in type promotion.</summary>
    public ScalarType Type => Value.Type;

    public static implicit operator Scalar(byte value) => new((long)value);

    public static implicit operator Scalar(sbyte value) => new((long)value);

    public static implicit operator Scalar(short value) => new((long)value);

    public static implicit operator Scalar(int value) => new((long)value);

    public static implicit operator Scalar(long value) => new(value);

    public static implicit operator Scalar(Half value) => new((double)value);

    public static implicit operator Scalar(float value) => new((double)value);

    public static implicit operator Scalar(double value) => new(value);

    public static implicit operator Scalar(bool value) => new(value);

    /// <summary>Nothing to free; kept because programs written for TorchSharp call it.</summary>
    public void Dispose()
    {
    }
}
