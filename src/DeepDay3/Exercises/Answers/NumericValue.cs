using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Exercises.Answers;

/// <summary>A number, an array or a tensor, as a shape and values in row-major order; tuples and lists of tensors are several of them.</summary>
/// <param name="Shape">The sizes; empty for a number.</param>
/// <param name="Values">The values.</param>
public sealed record NumericValue(long[] Shape, double[] Values)
{
    const int ShownValues = 24;
    const long MostValues = 50_000_000;

    /// <summary>Reads what a learner gives: numbers, bools, arrays of any rank, lists, tensors, and tuples of these.</summary>
    /// <returns>One value, or one for each part of a tuple or of a list of tensors; null when there is no answer at all.</returns>
    /// <exception cref="ArgumentException">It holds something else, or is ragged; the message says what.</exception>
    public static IReadOnlyList<NumericValue>? ReadAll(object? answer)
    {
        if (answer is null)
            return null;
        object?[]? parts = answer is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])]
            : answer is IEnumerable<Tensor?> tensors and not Tensor ? [.. tensors]
            : null;
        if (parts is null)
            return [Read(answer)];
        if (parts.All(part => part is null))
            return null;
        return [.. parts.Select((part, i) => part is null ? throw new ArgumentException($"part {i + 1} of {parts.Length} is null") : Read(part))];
    }

    /// <summary>Reads a number, an array, a list or a tensor.</summary>
    /// <exception cref="ArgumentException">It holds something else, or is ragged.</exception>
    public static NumericValue Read(object answer)
    {
        switch (answer)
        {
            case Tensor tensor:
                return OfTensor(tensor);
            case IConvertible and not string and not char and not DateTime and not Enum:
                return new NumericValue([], [Convert.ToDouble(answer, CultureInfo.InvariantCulture)]);
            case Array array when array.Rank > 1:
                return new NumericValue([.. Enumerable.Range(0, array.Rank).Select(array.GetLongLength)], [.. array.Cast<object>().Select(Number)]);
            case IEnumerable list and not string:
                return Stack([.. list.Cast<object?>().Select(row => row is null ? throw new ArgumentException("an element is null") : Read(row))]);
            default:
                throw new ArgumentException($"a {answer.GetType().Name} is neither a number nor an array nor a tensor");
        }
    }

    /// <summary>The first place where this differs from what was expected; null when it agrees.</summary>
    /// <param name="expected">The right value.</param>
    /// <param name="tolerance">The error that is allowed, relative to 1 + |expected|.</param>
    public int? FirstDifference(NumericValue expected, double tolerance)
    {
        for (int i = 0; i < Values.Length; i++)
        {
            (double mine, double right) = (Values[i], expected.Values[i]);
            bool agrees = mine.Equals(right) || Math.Abs(mine - right) <= tolerance * (1 + Math.Abs(right));
            if (!agrees)
                return i;
        }
        return null;
    }

    /// <summary>Whether shapes are equal and values within the tolerance.</summary>
    public bool Agrees(NumericValue expected, double tolerance) => Shape.SequenceEqual(expected.Shape) && FirstDifference(expected, tolerance) is null;

    /// <summary>The place of a value as people write it, such as [0, 2]; empty for a number.</summary>
    public string Place(int index)
    {
        var at = new long[Shape.Length];
        long rest = index;
        for (int axis = Shape.Length - 1; axis >= 0; axis--)
            (rest, at[axis]) = Math.DivRem(rest, Shape[axis]);
        return Shape.Length == 0 ? "" : $"[{string.Join(", ", at)}]";
    }

    /// <summary>The shape as people write it, such as [2, 3].</summary>
    public string ShapeText => Shape.Length == 0 ? "a number" : $"[{string.Join(", ", Shape)}]";

    /// <summary>The value, shortened when it is long.</summary>
    public override string ToString()
    {
        if (Shape.Length == 0)
            return Text(Values[0]);
        return Values.Length is > 0 and <= ShownValues ? Nested(0, 0, Values.Length) : $"[{string.Join(", ", Values.Take(6).Select(Text).Append("…"))}] of shape {ShapeText}";
    }

    /// <summary>A number with at most six significant digits.</summary>
    public static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    string Nested(int axis, int from, int count)
    {
        if (axis == Shape.Length)
            return Text(Values[from]);
        int size = (int)Shape[axis], step = size == 0 ? 0 : count / size;
        return $"[{string.Join(", ", Enumerable.Range(0, size).Select(i => Nested(axis + 1, from + i * step, step)))}]";
    }

    static NumericValue OfTensor(Tensor tensor)
    {
        if (tensor.numel() > MostValues)
            throw new ArgumentException($"the tensor has {tensor.numel():N0} values");
        if (tensor.is_complex())
            throw new ArgumentException("the tensor holds complex numbers");
        using DisposeScope scope = NewDisposeScope();
        return new NumericValue([.. tensor.shape], tensor.detach().to(ScalarType.Float64).cpu().contiguous().data<double>().ToArray());
    }

    static NumericValue Stack(NumericValue[] rows)
    {
        if (rows.Length == 0)
            return new NumericValue([0], []);
        if (rows.FirstOrDefault(row => !row.Shape.SequenceEqual(rows[0].Shape)) is { } other)
            throw new ArgumentException($"rows of different shapes, {rows[0].ShapeText} and {other.ShapeText}");
        return new NumericValue([rows.Length, .. rows[0].Shape], [.. rows.SelectMany(row => row.Values)]);
    }

    static double Number(object value) => Read(value) is { Shape.Length: 0, Values: [var number] } ? number : throw new ArgumentException("an array of arrays of several ranks");
}
