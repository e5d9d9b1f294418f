using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>Golden tensors as tensors of the engine, and results compared with them.</summary>
public static class GoldenTensors
{
    /// <summary>The element type of PyTorch's name.</summary>
    public static ScalarType Type(string dtype) => dtype switch
    {
        "float32" => ScalarType.Float32,
        "float64" => ScalarType.Float64,
        "int64" => ScalarType.Int64,
        "int32" => ScalarType.Int32,
        "int16" => ScalarType.Int16,
        "int8" => ScalarType.Int8,
        "uint8" => ScalarType.Byte,
        "bool" => ScalarType.Bool,
        "complex64" => ScalarType.ComplexFloat32,
        "complex128" => ScalarType.ComplexFloat64,
        _ => throw new InvalidDataException($"Golden files know no dtype '{dtype}'."),
    };

    /// <summary>A contiguous tensor with these values.</summary>
    public static Tensor Make(GoldenTensor golden) => golden.DType switch
    {
        "float32" => Make(golden, golden.As<float>()),
        "float64" => Make(golden, golden.As<double>()),
        "int64" => Make(golden, golden.As<long>()),
        "int32" => Make(golden, golden.As<int>()),
        "int16" => Make(golden, golden.As<short>()),
        "int8" => Make(golden, golden.As<sbyte>()),
        "uint8" => Make(golden, golden.As<byte>()),
        "complex64" => Make(golden, golden.As<(float, float)>()),
        "complex128" => Make(golden, golden.As<System.Numerics.Complex>()),
        _ => Make(golden, golden.As<bool>()),
    };

    static Tensor Make<T>(GoldenTensor golden, T[] values) where T : unmanaged => Creation.Data<T>(values, golden.Shape, null, null, false, null);

    /// <summary>The leaf, and the tensor made from it that lies in memory as the case asks for.</summary>
    /// <param name="golden">Values, type, layout.</param>
    /// <param name="wide">Whether single precision becomes double.</param>
    /// <param name="change">What to do to the values of an input in floating point, or null.</param>
    public static (Tensor leaf, Tensor laidOut) Input(GoldenTensor golden, bool wide = false, Func<Tensor, Tensor>? change = null)
    {
        var leaf = Make(golden);
        if (wide && golden.DType is ("float32" or "complex64")) leaf = leaf.to_type(golden.DType == "float32" ? ScalarType.Float64 : ScalarType.ComplexFloat64);
        if (change is not null && leaf.is_floating_point()) leaf = change(leaf);
        if (golden.RequiresGrad) leaf.requires_grad = true;
        long last = golden.Shape.Length == 0 ? 0 : golden.Shape[^1];
        return (leaf, golden.Layout switch
        {
            null => leaf,
            "transposed" => leaf.transpose(-1, -2).contiguous().transpose(-1, -2),
            "strided" => stack([leaf, zeros_like(leaf)], -1).reshape([.. golden.Shape[..^1], 2 * last]).slice(-1, 0, 2 * last, 2),
            "offset" => cat([zeros_like(leaf.narrow(0, 0, 1)), leaf], 0).narrow(0, 1, golden.Shape[0]),
            "expanded" => leaf.narrow(0, 0, 1).expand(golden.Shape),
            _ => throw new InvalidDataException($"Golden files know no layout '{golden.Layout}'."),
        });
    }

    /// <summary>Fails unless dtype, shape and values are PyTorch's, by the rule of <see cref="GoldenAssert"/> or by the exception.</summary>
    public static void Expect(GoldenTensor expected, Tensor actual, string where, bool elementwise = true, GoldenException? exception = null)
    {
        Assert.True(Type(expected.DType) == actual.dtype, $"{where}: the type is {actual.dtype}, PyTorch has {expected.DType}.");
        bool complex = actual.is_complex();
        double[] values = (complex ? actual.detach().view_as_real() : actual).Cast(ScalarType.Float64).Materialize().Elements<double>().ToArray();
        if (expected.DType == "int64") AssertWhole(expected, actual, where);
        // An exception is for numbers in floating point; whole numbers beside them are exact.
        if (GoldenAssert.Tolerance(expected.DType) == 0) exception = null;
        GoldenAssert.Close(expected, actual.shape, values, where, elementwise && exception is null, exception?.Relative, exception?.Absolute ?? 0);
    }

    /// <summary>Whole numbers beyond 2^53 do not survive the way by double.</summary>
    static void AssertWhole(GoldenTensor expected, Tensor actual, string where)
    {
        Assert.True(expected.Shape.AsSpan().SequenceEqual(actual.shape), $"{where}: the shape is {Layout.Describe(actual.shape)}, PyTorch has {expected}.");
        Assert.True(expected.As<long>().AsSpan().SequenceEqual(actual.Materialize().Elements<long>()), $"{where}: the whole numbers differ from PyTorch's.");
    }
}
