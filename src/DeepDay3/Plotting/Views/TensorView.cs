using System.Globalization;
using DeepDay3.Plotting.Figures;
using DeepDay3.Plotting.Rendering;
using static TorchSharp.torch;

namespace DeepDay3.Plotting;

/// <summary>What a tensor is: shape, type, statistics, and values with an ellipsis where there are many.</summary>
[TypeFormatterSource(typeof(TensorViewFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain], KernelMimeTypes = [MimeTypes.Html, MimeTypes.Plain])]
public sealed class TensorView
{
    /// <summary>Rows and columns beyond twice this are left out in the middle.</summary>
    const int Edge = 4;

    internal TensorView(Tensor tensor, string? name)
    {
        Name = name;
        Shape = [.. tensor.shape];
        Head = $"{(name is null ? "" : name + ": ")}Tensor [{string.Join(", ", Shape)}] {tensor.dtype}, {tensor.device}{(tensor.requires_grad ? ", requires_grad" : "")}";
        if (tensor.is_complex())
        {
            using var scope = NewDisposeScope();
            double[] re = TensorValues.Of(tensor.real), im = TensorValues.Of(tensor.imag);
            Texts = [.. re.Zip(im, (a, b) => $"{Number(a)}{(b < 0 ? "−" : "+")}{Number(Math.Abs(b))}i")];
            Values = [.. re.Zip(im, (a, b) => Math.Sqrt(a * a + b * b))];
        }
        else
        {
            Values = TensorValues.Of(tensor);
            Texts = tensor.dtype == ScalarType.Bool ? [.. Values.Select(v => v != 0 ? "true" : "false")] : null;
        }
        Statistics = Describe();
    }

    /// <summary>The name that was given, or null.</summary>
    public string? Name { get; }

    /// <summary>The shape.</summary>
    public IReadOnlyList<long> Shape { get; }

    internal string Head { get; }

    internal string Statistics { get; }

    internal double[] Values { get; }

    string[]? Texts { get; }

    internal int Columns => Shape.Count == 0 ? 1 : (int)Shape[^1];

    internal int Rows => Shape.Count < 2 ? 1 : (int)Shape[^2];

    /// <summary>Which rows or columns are shown; -1 stands for those left out.</summary>
    internal static int[] Shown(int count) => count <= 2 * Edge + 1
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, Edge), -1, .. Enumerable.Range(count - Edge, Edge)];

    /// <summary>Of tensors with more than two dimensions, which matrix is shown.</summary>
    internal string? Slice => Shape.Count <= 2 ? null : $"[{string.Concat(Enumerable.Repeat("0, ", Shape.Count - 2))}:, :]";

    internal string Cell(int row, int column) => Texts is null ? Number(Values[row * Columns + column]) : Texts[row * Columns + column];

    /// <summary>The tensor as plain text.</summary>
    public override string ToString()
    {
        string text = Head + (Statistics.Length == 0 ? "" : "\n" + Statistics);
        if (Values.Length == 0)
            return text;
        int[] rows = Shown(Rows), columns = Shown(Columns);
        string[][] cells = [.. rows.Select(row => row < 0 ? ["…"] : columns.Select(column => column < 0 ? "…" : Cell(row, column)).ToArray())];
        int wide = cells.Max(row => row.Max(cell => cell.Length));
        string body = string.Join("\n", cells.Select(row => "  " + string.Join(" ", row.Select(cell => cell.PadLeft(wide)))));
        return $"{text}\n{(Slice is null ? "" : Slice + "\n")}{body}";
    }

    string Describe()
    {
        if (Texts is not null || Values.Length < 2)
            return Values.Length == 0 ? "no elements" : "";
        double[] finite = [.. Values.Where(double.IsFinite)];
        int nan = Values.Count(double.IsNaN), infinite = Values.Length - finite.Length - nan;
        string gaps = (nan == 0 ? "" : $", {nan} NaN") + (infinite == 0 ? "" : $", {infinite} infinite");
        if (finite.Length == 0)
            return gaps.TrimStart(',', ' ');
        double mean = finite.Average(), deviation = Math.Sqrt(finite.Average(v => (v - mean) * (v - mean)));
        return $"min {Number(finite.Min())}, max {Number(finite.Max())}, mean {Number(mean)}, std {Number(deviation)}{gaps}";
    }

    static string Number(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        double size = Math.Abs(value);
        string text = value == Math.Floor(value) && size < 1e7 ? value.ToString("0", CultureInfo.InvariantCulture)
            : size is >= 1e5 or < 1e-3 ? value.ToString("0.###e+0", CultureInfo.InvariantCulture) : value.ToString("0.####", CultureInfo.InvariantCulture);
        return text.Replace('-', '−');
    }
}
