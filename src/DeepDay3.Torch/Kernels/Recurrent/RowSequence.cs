using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// A whole sequence in plain code: any type, any size, any machine. The projections of x and all weight gradients are one matrix
/// product each; between them runs one product and one row cell per step and sequence.
/// </summary>
/// <remarks>
/// The state lives in [N, H] rows. A sequence joins at the first step that has it (then its row is loaded) and leaves after the last
/// (then its row is stored); dense batches join and leave together, so that packed ones need no code of their own.
/// </remarks>
internal static class RowSequence<T, TCell>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TCell : struct, IRowCell<T>
{
    /// <summary>The number of values that <see cref="Forward"/> saves for <see cref="Backward"/>.</summary>
    public static int SavedLength(in RecurrentShape shape) => checked(shape.Rows * TCell.Saved * shape.HiddenSize);

    /// <summary>Computes output, and the last states where wanted.</summary>
    public static void Forward(
        in RecurrentShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> h0, ReadOnlySpan<T> c0, in RecurrentWeights<T> weights,
        Span<T> output, Span<T> hN, Span<T> cN, Span<T> saved)
    {
        int size = shape.HiddenSize, width = TCell.Gates * size, savedWidth = TCell.Saved * size, inputSize = shape.InputSize;
        var offsets = shape.RowOffsets();
        var rows = shape.Rows;
        var input = new T[rows * width];
        RepeatRow(weights.InputBias, input, width, rows);
        Gemm.Multiply(rows, width, inputSize, T.One, x, inputSize, 1, weights.InputHidden, 1, inputSize, T.One, input, width);

        var hidden = new T[shape.Batch * size];
        var cell = new T[TCell.HasCellState ? shape.Batch * size : 0];
        var recurrent = new T[shape.Batch * width];
        for (int order = 0, active = 0; order < shape.Steps; order++)
        {
            Interruption.ThrowIfRequested();
            Join(h0, hidden, active, shape.ActiveAt(order), size);
            if (TCell.HasCellState)
                Join(c0, cell, active, shape.ActiveAt(order), size);
            active = shape.ActiveAt(order);
            var first = offsets[shape.StepAt(order)];

            RepeatRow(weights.HiddenBias, recurrent, width, active);
            Gemm.Multiply(active, width, size, T.One, hidden, size, 1, weights.HiddenHidden, 1, size, T.One, recurrent, width);
            for (var n = 0; n < active; n++)
            {
                var row = first + n;
                var state = hidden.AsSpan(n * size, size);
                TCell.Forward(
                    input.AsSpan(row * width, width), recurrent.AsSpan(n * width, width), state,
                    TCell.HasCellState ? cell.AsSpan(n * size, size) : default,
                    saved.IsEmpty ? default : saved.Slice(row * savedWidth, savedWidth));
                state.CopyTo(output[(row * shape.OutputStride)..]);
            }
        }
        if (!hN.IsEmpty)
            hidden.CopyTo(hN);
        if (!cN.IsEmpty)
            cell.CopyTo(cN);
    }

    /// <summary>Back-propagation through time of what <see cref="Forward"/> computed.</summary>
    public static void Backward(
        in RecurrentShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> h0, in RecurrentWeights<T> weights, ReadOnlySpan<T> output,
        ReadOnlySpan<T> saved, ReadOnlySpan<T> gradOutput, ReadOnlySpan<T> gradHN, ReadOnlySpan<T> gradCN,
        in RecurrentGradients<T> gradients)
    {
        int size = shape.HiddenSize, width = TCell.Gates * size, savedWidth = TCell.Saved * size, inputSize = shape.InputSize;
        var stride = shape.OutputStride;
        var offsets = shape.RowOffsets();
        var rows = shape.Rows;
        var previous = new T[rows * size];
        var recurrent = new T[rows * width];
        var input = TCell.SplitsGateGradients ? new T[rows * width] : recurrent;

        var gradHidden = new T[shape.Batch * size];
        var gradCell = new T[TCell.HasCellState ? shape.Batch * size : 0];
        for (int order = shape.Steps - 1, active = 0; order >= 0; order--)
        {
            Interruption.ThrowIfRequested();
            Join(gradHN, gradHidden, active, shape.ActiveAt(order), size);
            if (TCell.HasCellState)
                Join(gradCN, gradCell, active, shape.ActiveAt(order), size);
            active = shape.ActiveAt(order);
            var first = offsets[shape.StepAt(order)];
            var before = shape.ActiveAt(order - 1);
            for (var n = 0; n < active; n++)
            {
                var row = first + n;
                var state = previous.AsSpan(row * size, size);
                if (n < before)
                    output.Slice((offsets[shape.StepAt(order - 1)] + n) * stride, size).CopyTo(state);
                else if (!h0.IsEmpty)
                    h0.Slice(n * size, size).CopyTo(state);
                var grad = gradHidden.AsSpan(n * size, size);
                if (!gradOutput.IsEmpty)
                    Add(gradOutput.Slice(row * stride, size), grad);
                TCell.Backward(
                    saved.Slice(row * savedWidth, savedWidth), state, output.Slice(row * stride, size), grad,
                    TCell.HasCellState ? gradCell.AsSpan(n * size, size) : default,
                    input.AsSpan(row * width, width), recurrent.AsSpan(row * width, width));
            }
            Gemm.Multiply(
                active, size, width, T.One, recurrent.AsSpan(first * width), width, 1, weights.HiddenHidden, size, 1, T.One, gradHidden, size);
        }

        if (!gradients.H0.IsEmpty)
            Add(gradHidden, gradients.H0);
        if (!gradients.C0.IsEmpty)
            Add(gradCell, gradients.C0);
        if (!gradients.X.IsEmpty)
            Gemm.Multiply(rows, inputSize, width, T.One, input, width, 1, weights.InputHidden, inputSize, 1, T.One, gradients.X, inputSize);
        if (!gradients.InputHidden.IsEmpty)
            Gemm.Multiply(width, inputSize, rows, T.One, input, 1, width, x, inputSize, 1, T.One, gradients.InputHidden, inputSize);
        if (!gradients.HiddenHidden.IsEmpty)
            Gemm.Multiply(width, size, rows, T.One, recurrent, 1, width, previous, size, 1, T.One, gradients.HiddenHidden, size);
        AddRows(input, gradients.InputBias);
        AddRows(recurrent, gradients.HiddenBias);
    }

    /// <summary>Loads the rows of the sequences that begin here; zero where there is nothing to load.</summary>
    static void Join(ReadOnlySpan<T> initial, Span<T> state, int from, int to, int size)
    {
        if (to <= from)
            return;
        var rows = state[(from * size)..(to * size)];
        if (initial.IsEmpty)
            rows.Clear();
        else
            initial.Slice(from * size, rows.Length).CopyTo(rows);
    }

    static void RepeatRow(ReadOnlySpan<T> row, Span<T> target, int width, int rows)
    {
        if (row.IsEmpty)
            target[..(rows * width)].Clear();
        else
            for (var i = 0; i < rows; i++)
                row.CopyTo(target[(i * width)..]);
    }

    static void Add(ReadOnlySpan<T> source, Span<T> target)
    {
        for (var i = 0; i < source.Length; i++)
            target[i] += source[i];
    }

    /// <summary>Adds all rows of <paramref name="source"/> to one row; to nothing when that is empty.</summary>
    static void AddRows(ReadOnlySpan<T> source, Span<T> row)
    {
        if (row.IsEmpty)
            return;
        for (var i = 0; i < source.Length; i += row.Length)
            Add(source.Slice(i, row.Length), row);
    }
}
