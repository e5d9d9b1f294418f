using System.Numerics;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A tensor as text. Only the elements that are shown are read.</summary>
internal sealed partial class TensorText
{
    const long Gap = -1;
    const string Dots = "...";

    readonly Tensor tensor;
    readonly TextOptions options;
    readonly TensorStringStyle style;
    readonly long[][] shown;
    readonly StringBuilder text = new();

    TensorText(Tensor tensor, TensorStringStyle style, TextOptions options)
    {
        this.tensor = tensor;
        this.style = style;
        this.options = options;
        var sizes = tensor.layout.Sizes;
        bool large = tensor.layout.Count > TextOptions.Threshold;
        shown = new long[sizes.Length][];
        for (int d = 0; d < sizes.Length; d++)
        {
            int? most = d == sizes.Length - 1 ? options.MaxColumns : options.MaxRows;
            int edge = most is { } limit ? Math.Max(1, limit / 2) : TextOptions.Edge;
            bool cut = most is { } bound ? sizes[d] > bound : large && sizes[d] > 2 * edge;
            shown[d] = Indices(sizes[d], cut ? edge : null);
        }
    }

    /// <summary>All indices, or both ends with a gap between.</summary>
    static long[] Indices(long size, int? edge)
    {
        if (edge is not { } n || size <= 2 * n) return [.. Enumerable.Range(0, (int)size).Select(i => (long)i)];
        return [.. Enumerable.Range(0, n).Select(i => (long)i), Gap, .. Enumerable.Range(0, n).Select(i => size - n + i)];
    }

    internal static string Write(Tensor tensor, TensorStringStyle style, TextOptions options)
    {
        if (style == TensorStringStyle.Default) style = torch.TensorStringStyle;
        if (tensor.IsInvalid) return "Uninitialized Tensor";
        string head = $"[{string.Join('x', tensor.layout.Sizes)}], type = {tensor.scalarType}, device = {tensor.device}";
        if (style == TensorStringStyle.Metadata) return head;
        var writer = new TensorText(tensor, style, options);
        return style switch
        {
            TensorStringStyle.Numpy => writer.Numpy(),
            TensorStringStyle.CSharp => writer.CSharp(head),
            _ => writer.Julia(head),
        };
    }

    /// <summary>The element at a place of the memory.</summary>
    string Element(long at)
    {
        string number = tensor.scalarType switch
        {
            ScalarType.Float32 => Read<float>(at).ToString(options.FloatFormat, options.Culture),
            ScalarType.Float64 => Read<double>(at).ToString(options.FloatFormat, options.Culture),
            ScalarType.Int64 => Read<long>(at).ToString(options.Culture),
            ScalarType.Int32 => Read<int>(at).ToString(options.Culture),
            ScalarType.Int16 => Read<short>(at).ToString(options.Culture),
            ScalarType.Int8 => Read<sbyte>(at).ToString(options.Culture),
            ScalarType.Byte => Read<byte>(at).ToString(options.Culture),
            ScalarType.ComplexFloat32 => Sum(Read<(float, float)>(at).Item1, Read<(float, float)>(at).Item2),
            ScalarType.ComplexFloat64 => Sum(Read<Complex>(at).Real, Read<Complex>(at).Imaginary),
            _ when style == TensorStringStyle.Numpy => Read<bool>(at) ? "True" : "False",
            _ => Read<bool>(at) ? "true" : "false",
        };
        return style != TensorStringStyle.CSharp || tensor.layout.Rank == 0 ? number : tensor.scalarType switch
        {
            ScalarType.Float32 => Single(Read<float>(at)),
            ScalarType.Float64 => Double(Read<double>(at)),
            ScalarType.Int64 => number + "L",
            ScalarType.ComplexFloat32 => $"({Single(Read<(float, float)>(at).Item1)}, {Single(Read<(float, float)>(at).Item2)})",
            ScalarType.ComplexFloat64 => $"new({Double(Read<Complex>(at).Real)}, {Double(Read<Complex>(at).Imaginary)})",
            _ => number,
        };
    }

    /// <summary>1+2i, after NumPy's custom 1+2j.</summary>
    string Sum<T>(T real, T imaginary) where T : IFloatingPointIeee754<T>
    {
        string unit = style == TensorStringStyle.Numpy ? "j" : "i", size = T.Abs(imaginary).ToString(options.FloatFormat, options.Culture);
        return $"{real.ToString(options.FloatFormat, options.Culture)}{(T.IsNegative(imaginary) && !T.IsNaN(imaginary) ? "-" : "+")}{size}{unit}";
    }

    string Single(float value) => Literal(value, value.ToString(options.FloatFormat, options.Culture), "float") + (float.IsFinite(value) ? "f" : "");

    string Double(double value) => Literal(value, value.ToString(options.FloatFormat, options.Culture), "double");

    static string Literal(double value, string number, string type) =>
        double.IsNaN(value) ? type + ".NaN" : double.IsPositiveInfinity(value) ? type + ".PositiveInfinity" : double.IsNegativeInfinity(value) ? type + ".NegativeInfinity" : number;

    T Read<T>(long at) where T : unmanaged => tensor.memory.Span<T>(tensor.offset + at, 1)[0];

    long Step(int d, long index) => index * tensor.layout.Strides[d];

    /// <summary>The elements of one row that are shown, a gap as dots.</summary>
    string[] Row(long at) => Array.ConvertAll(shown[^1], i => i == Gap ? Dots : Element(at + Step(tensor.layout.Rank - 1, i)));

    /// <summary>The rows of one matrix that are shown; null for a gap.</summary>
    string[]?[] Matrix(long at)
    {
        int rank = tensor.layout.Rank;
        return rank == 1 ? [Row(at)] : Array.ConvertAll(shown[^2], i => i == Gap ? null : Row(at + Step(rank - 2, i)));
    }

    static int Widest(IEnumerable<string[]?> rows) => rows.Max(row => row?.Max(cell => cell == Dots ? 0 : cell.Length)) ?? 0;

    static string Aligned(string cell, int width) => cell == Dots ? cell : cell.PadLeft(width);
}
