using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// The forward pass in register tiles. Each shard of the batch runs through time by itself: the projections of a block of steps are
/// one product, then every step multiplies panel after panel and turns each into new state while it is in the first cache.
/// </summary>
internal sealed unsafe class VectorForward<T, TCell, V, S>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TCell : struct, IRowCell<T>, IVectorCell<T>
    where S : struct, ISimd<T, V>
{
    readonly RecurrentShape shape;
    readonly VectorLayout layout;
    readonly RowStarts offsets;
    T* x, h0, c0, output, hN, cN, saved;
    T* inputWeights, hiddenWeights, hiddenBias;

    VectorForward(in RecurrentShape shape)
    {
        this.shape = shape;
        layout = Layout(shape);
        offsets = shape.RowOffsets();
    }

    /// <summary>The cut of the layer that forward and backward pass share.</summary>
    public static VectorLayout Layout(in RecurrentShape shape) =>
        new(shape, TCell.Gates, TCell.Saved, TCell.GroupsInPanel, S.Lanes, sizeof(T));

    /// <inheritdoc cref="RecurrentSequence{T, TCell}.Forward"/>
    public static void Run(
        in RecurrentShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> h0, ReadOnlySpan<T> c0, in RecurrentWeights<T> weights,
        Span<T> output, Span<T> hN, Span<T> cN, Span<T> saved)
    {
        using var scratch = new RecurrentScratch<T>();
        fixed (T* px = x, ph0 = h0, pc0 = c0, po = output, phN = hN, pcN = cN, ps = saved)
        {
            var pass = new VectorForward<T, TCell, V, S>(shape) { x = px, h0 = ph0, c0 = pc0, output = po, hN = phN, cN = pcN, saved = ps };
            pass.Pack(weights, scratch);
            Workers.For(pass.layout.Shards, 1, pass.RunShards);
        }
    }

    void Pack(in RecurrentWeights<T> weights, RecurrentScratch<T> scratch)
    {
        inputWeights = scratch.Take((nint)layout.Width * (layout.Inputs + 1));
        hiddenWeights = scratch.Take((nint)layout.Width * layout.Hidden);
        hiddenBias = scratch.TakeZeros(layout.Groups * layout.Lanes);
        fixed (T* ih = weights.InputHidden, hh = weights.HiddenHidden, bih = weights.InputBias, bhh = weights.HiddenBias)
        {
            PanelPacking<T>.Forward(layout, ih, layout.Inputs, layout.Inputs + 1, inputWeights);
            PanelPacking<T>.Forward(layout, hh, layout.Hidden, layout.Hidden, hiddenWeights);
            // The biases are the weights of one more input that is always 1.
            T* bi = bih, bh = bhh;
            var size = layout.Hidden;
            PanelPacking<T>.ForwardRow(layout, layout.Inputs + 1, layout.Inputs, inputWeights, (gate, unit) =>
                (bi == null ? T.Zero : bi[gate * size + unit])
                + (bh == null || TCell.KeepsHiddenBias(gate) ? T.Zero : bh[gate * size + unit]));
            for (var gate = 0; gate < TCell.Gates && bh != null; gate++)
                if (TCell.KeepsHiddenBias(gate))
                    VectorState<T>.CopyRow(bh + gate * size, hiddenBias, size);
        }
    }

    void RunShards(int start, int end)
    {
        for (var shard = start; shard < end; shard++)
        {
            var first = shard * layout.ShardRows;
            var rows = Math.Min(layout.ShardRows, shape.Batch - first);
            if (rows > 0)
                RunShard(first, rows);
        }
    }

    void RunShard(int firstRow, int rows)
    {
        using var scratch = new RecurrentScratch<T>();
        var stateLength = (nint)layout.ShardRows * layout.StateRow;
        T* previous = scratch.TakeZeros(stateLength), hidden = scratch.TakeZeros(stateLength);
        var cell = TCell.HasCellState ? scratch.TakeZeros(stateLength) : null;
        var recurrent = scratch.Take((nint)layout.ShardRows * layout.GroupsInPanel * layout.Gates * layout.Lanes);
        var inputs = scratch.TakeZeros((nint)layout.BlockCapacity * (layout.Inputs + 1));
        var projected = scratch.Take((nint)layout.BlockCapacity * layout.GateRow);

        for (int block = 0, active = 0; block < shape.Steps; block += layout.BlockSteps)
        {
            var end = Math.Min(block + layout.BlockSteps, shape.Steps);
            Project(block, end, firstRow, rows, inputs, projected);
            var input = projected;
            for (var order = block; order < end; order++)
            {
                Interruption.ThrowIfRequested();
                var joined = Active(order, firstRow, rows);
                VectorState<T>.Load(layout, h0, firstRow, active, joined, previous);
                if (TCell.HasCellState)
                    VectorState<T>.Load(layout, c0, firstRow, active, joined, cell);
                active = joined;
                if (active == 0)
                    continue;

                var row = (nint)offsets[shape.StepAt(order)] + firstRow;
                Announce(order + 1, firstRow, active);
                Step(active, input, recurrent, previous, hidden, cell, SavedAt(order, firstRow), SavedAt(order + 1, firstRow));
                for (var r = 0; r < active; r++)
                    VectorState<T>.CopyRow(hidden + (nint)r * layout.StateRow, output + (row + r) * shape.OutputStride, layout.Hidden);
                input += (nint)active * layout.GateRow;

                var staying = Math.Min(active, Active(order + 1, firstRow, rows));
                VectorState<T>.Store(layout, hidden, firstRow, staying, active, hN);
                if (TCell.HasCellState)
                    VectorState<T>.Store(layout, cell, firstRow, staying, active, cN);
                active = staying;
                var computed = hidden;
                hidden = previous;
                previous = computed;
            }
        }
    }

    /// <summary>Asks for the rows of the output that a step will write.</summary>
    void Announce(int order, int firstRow, int rows)
    {
        if (order >= shape.Steps)
            return;
        var row = (nint)offsets[shape.StepAt(order)] + firstRow;
        for (var r = 0; r < rows; r++)
            VectorState<T>.Prefetch(output + (row + r) * shape.OutputStride, layout.Hidden);
    }

    /// <summary>Where a step saves; null when nothing is saved, and behind the last step.</summary>
    T* SavedAt(int order, int firstRow) =>
        saved == null || order >= shape.Steps ? null : saved + ((nint)offsets[shape.StepAt(order)] + firstRow) * layout.SavedRow;

    int Active(int order, int firstRow, int rows) => Math.Clamp(shape.ActiveAt(order) - firstRow, 0, rows);

    /// <summary>W_ih x and the biases for the steps of a block, row after row without gaps.</summary>
    void Project(int block, int end, int firstRow, int rows, T* inputs, T* projected)
    {
        int depth = layout.Inputs + 1, count = 0;
        for (var order = block; order < end; order++)
        {
            var active = Active(order, firstRow, rows);
            var source = x + ((nint)offsets[shape.StepAt(order)] + firstRow) * layout.Inputs;
            for (var r = 0; r < active; r++, count++, source += layout.Inputs)
            {
                var target = inputs + (nint)count * depth;
                VectorState<T>.CopyRow(source, target, layout.Inputs);
                target[layout.Inputs] = T.One;
            }
        }
        var panelWidth = layout.GroupsInPanel * layout.Gates * layout.Lanes;
        for (var column = 0; column < layout.Width; column += panelWidth)
        {
            var width = Math.Min(panelWidth, layout.Width - column);
            Tiles<T, V, S>.Multiply(
                VectorLayout.RoundUp(count, 4), width / layout.Lanes, depth, inputs, depth, 1, inputWeights + (nint)column * depth, width,
                projected + column, layout.GateRow, false);
        }
    }

    void Step(int active, T* input, T* recurrent, T* previous, T* hidden, T* cell, T* savedRow, T* savedNext)
    {
        int groupWidth = layout.Gates * layout.Lanes, savedGroup = TCell.Saved * layout.Lanes;
        var padded = VectorLayout.RoundUp(active, 4);
        for (var first = 0; first < layout.Groups; first += layout.GroupsInPanel)
        {
            var last = Math.Min(first + layout.GroupsInPanel, layout.Groups);
            var width = (last - first) * groupWidth;
            for (var r = 0; r < active && savedNext != null; r++)
                VectorState<T>.Prefetch(savedNext + r * (nint)layout.SavedRow + first * savedGroup, (last - first) * savedGroup);
            Tiles<T, V, S>.Multiply(
                padded, width / layout.Lanes, layout.Hidden, previous, layout.StateRow, 1,
                hiddenWeights + (nint)first * groupWidth * layout.Hidden, width, recurrent, width, false);
            for (var group = first; group < last; group++)
            {
                var unit = group * layout.Lanes;
                TCell.Forward<V, S>(
                    active, recurrent + (group - first) * groupWidth, width, input + group * groupWidth, layout.GateRow,
                    hiddenBias + unit, previous + unit, hidden + unit, cell + unit, layout.StateRow,
                    savedRow == null ? null : savedRow + group * savedGroup, layout.SavedRow);
            }
        }
    }
}
