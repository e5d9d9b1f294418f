namespace TorchSharp;

public static partial class torch
{
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Creation.Range(0, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Creation.Range(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Creation.Range(start, stop, step, dtype, device, requires_grad);

    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Creation.Linear(start, end, steps, dtype, device, requires_grad);

    /// <summary>Powers of <paramref name="base"/> with evenly spaced exponents.</summary>
    public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Creation.Logarithmic(start, end, steps, @base, dtype, device, requires_grad);

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        if (columns == -1) columns = rows;
        if (rows < 0) throw TorchError.Create($"n must be greater or equal to 0, got {rows}");
        if (columns < 0) throw TorchError.Create($"m must be greater or equal to 0, got {columns}");
        var result = Creation.Full([rows, columns], 0, dtype ?? defaultType, device, false, names);
        using (new GradMode.Guard(false)) result.diagonal().SetAll(1);
        if (requires_grad) result.requires_grad = true;
        return result;
    }

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.Full(input.shape, 0, dtype ?? input.scalarType, device, requires_grad, names);

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.Full(input.shape, 1, dtype ?? input.scalarType, device, requires_grad, names);

    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.Full(input.shape, value, dtype ?? input.scalarType, device, requires_grad, names);

    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Creation.Empty(input.shape, dtype ?? input.scalarType, device, requires_grad, names);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var result = Creation.Like(input, dtype ?? input.scalarType, device);
        result.FillUniform(0, 1, null);
        return requires_grad ? result.requires_grad_() : result;
    }

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var result = Creation.Like(input, dtype ?? input.scalarType, device);
        result.FillNormal(0, 1, null);
        return requires_grad ? result.requires_grad_() : result;
    }

    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    {
        if (n < 0) throw TorchError.Create($"n must be non-negative, got {n}");
        var result = Creation.Empty([n], dtype ?? ScalarType.Int64, device, false, null);
        result.FillPermutation(generator);
        if (requires_grad) result.requires_grad = true;
        return result;
    }

    /// <summary>A tensor of the shape and element type of a .NET array.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var shape = Creation.Shape(rawArray);
        return rawArray.GetType().GetElementType() switch
        {
            var t when t == typeof(float) => Creation.Data(Creation.Flat<float>(rawArray), shape, dtype, device, requires_grad, names),
            var t when t == typeof(double) => Creation.Data(Creation.Flat<double>(rawArray), shape, dtype, device, requires_grad, names),
            var t when t == typeof(long) => Creation.Data(Creation.Flat<long>(rawArray), shape, dtype, device, requires_grad, names),
            var t when t == typeof(int) => Creation.Data(Creation.Flat<int>(rawArray), shape, dtype, device, requires_grad, names),
            var t when t == typeof(short) => Creation.Data(Creation.Flat<short>(rawArray), shape, dtype, device, requires_grad, names),
            var t when t == typeof(sbyte) => Creation.Data(Creation.Flat<sbyte>(rawArray), shape, dtype, device, requires_grad, names),
            var t when t == typeof(byte) => Creation.Data(Creation.Flat<byte>(rawArray), shape, dtype, device, requires_grad, names),
            var t when t == typeof((float, float)) => Creation.Data(Creation.Flat<(float, float)>(rawArray), shape, dtype, device, requires_grad, names),
            var t when t == typeof(System.Numerics.Complex) => Creation.Data(Creation.Flat<System.Numerics.Complex>(rawArray), shape, dtype, device, requires_grad, names),
            var t when t == typeof(bool) => Creation.Data(Creation.Flat<bool>(rawArray), shape, dtype, device, requires_grad, names),
            var t => throw new NotSupportedException($"An array of {t} does not make a tensor: expected bool, byte, sbyte, short, int, long, float, double, (float, float) or Complex."),
        };
    }

    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);
}
