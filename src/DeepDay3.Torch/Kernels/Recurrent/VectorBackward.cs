using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Back-propagation through time in register tiles. The gate gradients of a block of steps are kept and become the weight gradients
/// in one product a block, instead of a thin update each step.
/// </summary>
internal sealed unsafe class VectorBackward<T, TCell, V, S> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
    where TCell : struct, IRowCell<T>, IVectorCell<T>
    where S : struct, ISimd<T, V>
{
    readonly RecurrentShape shape;
    readonly VectorLayout layout;
    readonly RowStarts offsets;
    readonly RecurrentScratch<T> scratch = new();
    readonly VectorWeightGradients<T, V, S>[] sums;
    T* x, h0, output, saved, gradOutput, gradHN, gradCN, gradX, gradH0, gradC0;
    T* inputWeights, hiddenWeights;

    VectorBackward(in RecurrentShape shape)
    {
        this.shape = shape;
        layout = VectorForward<T, TCell, V, S>.Layout(shape);
        offsets = shape.RowOffsets();
        sums = new VectorWeightGradients<T, V, S>[layout.Shards];
    }

    /// <inheritdoc cref="RecurrentSequence{T, TCell}.Backward"/>
    public static void Run(
        in RecurrentShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> h0, in RecurrentWeights<T> weights, ReadOnlySpan<T> output,
        ReadOnlySpan<T> saved, ReadOnlySpan<T> gradOutput, ReadOnlySpan<T> gradHN, ReadOnlySpan<T> gradCN,
        in RecurrentGradients<T> gradients)
    {
        fixed (T* px = x, ph0 = h0, po = output, ps = saved, pgo = gradOutput, pgh = gradHN, pgc = gradCN)
        fixed (T* pgx = gradients.X, pgh0 = gradients.H0, pgc0 = gradients.C0)
        fixed (T* ih = weights.InputHidden, hh = weights.HiddenHidden)
        {
            using var pass = new VectorBackward<T, TCell, V, S>(shape)
            {
                x = px,
                h0 = ph0,
                output = po,
                saved = ps,
                gradOutput = pgo,
                gradHN = pgh,
                gradCN = pgc,
                gradX = pgx,
                gradH0 = pgh0,
                gradC0 = pgc0,
            };
            pass.Pack(ih, hh);
            bool needsInput = !gradients.InputHidden.IsEmpty, needsHidden = !gradients.HiddenHidden.IsEmpty;
            for (var shard = 0; shard < pass.sums.Length; shard++)
                pass.sums[shard] = new VectorWeightGradients<T, V, S>(pass.layout, TCell.SplitsGateGradients, needsInput, needsHidden);
            Workers.For(pass.layout.Shards, 1, pass.RunShards);
            VectorWeightGradients<T, V, S>.AddTo(pass.sums, gradients);
        }
    }

    public void Dispose()
    {
        scratch.Dispose();
        foreach (var sum in sums)
            sum?.Dispose();
    }

    void Pack(T* inputHidden, T* hiddenHidden)
    {
        hiddenWeights = scratch.Take((nint)layout.Width * layout.Groups * layout.Lanes);
        PanelPacking<T>.Backward(layout, hiddenHidden, layout.Hidden, hiddenWeights);
        if (gradX == null)
            return;
        inputWeights = scratch.Take((nint)layout.Width * layout.InputVectors * layout.Lanes);
        PanelPacking<T>.Backward(layout, inputHidden, layout.Inputs, inputWeights);
    }

    void RunShards(int start, int end)
    {
        for (var shard = start; shard < end; shard++)
        {
            var first = shard * layout.ShardRows;
            var rows = Math.Min(layout.ShardRows, shape.Batch - first);
            if (rows > 0)
                RunShard(first, rows, sums[shard]);
        }
    }

    void RunShard(int firstRow, int rows, VectorWeightGradients<T, V, S> sum)
    {
        using var local = new RecurrentScratch<T>();
        var stateLength = (nint)layout.ShardRows * layout.StateRow;
        var gradHidden = local.TakeZeros(stateLength);
        var gradCell = TCell.HasCellState ? local.TakeZeros(stateLength) : null;
        var outputs = TCell.ReadsOutput ? local.TakeZeros(stateLength) : null;
        var gradInput = gradX == null ? null : local.Take((nint)layout.BlockCapacity * layout.InputVectors * layout.Lanes);
        var blockRows = new int[layout.BlockCapacity];
        sum.Allocate();

        for (int order = shape.Steps - 1, active = 0, count = 0; order >= 0; order--)
        {
            Interruption.ThrowIfRequested();
            var joined = Active(order, firstRow, rows);
            VectorState<T>.Load(layout, gradHN, firstRow, active, joined, gradHidden);
            if (TCell.HasCellState)
                VectorState<T>.Load(layout, gradCN, firstRow, active, joined, gradCell);
            active = joined;

            Gather(order, firstRow, active, Active(order - 1, firstRow, rows), count, sum, gradHidden, outputs, blockRows);
            Announce(order, firstRow, active);
            if (active > 0)
                Step(order, firstRow, active, count, sum, gradHidden, gradCell, outputs);
            count += active;

            var staying = Math.Min(active, Active(order - 1, firstRow, rows));
            VectorState<T>.Add(layout, gradHidden, firstRow, staying, active, gradH0);
            if (TCell.HasCellState)
                VectorState<T>.Add(layout, gradCell, firstRow, staying, active, gradC0);
            active = staying;

            if (order % layout.BlockSteps == 0 && count > 0)
            {
                sum.AddBlock(count);
                if (gradX != null)
                    AddInputGradients(count, sum, gradInput, blockRows);
                count = 0;
            }
        }
    }

    int Active(int order, int firstRow, int rows) => Math.Clamp(shape.ActiveAt(order) - firstRow, 0, rows);

    /// <summary>Brings the step's rows of x, of h before it, of output and of its gradient to where the step reads them.</summary>
    void Gather(
        int order, int firstRow, int active, int before, int count, VectorWeightGradients<T, V, S> sum, T* gradHidden, T* outputs, int[] blockRows)
    {
        var row = (nint)offsets[shape.StepAt(order)] + firstRow;
        var rowBefore = order == 0 ? 0 : (nint)offsets[shape.StepAt(order - 1)] + firstRow;
        for (var r = 0; r < active; r++)
        {
            var state = h0 == null ? null : h0 + (nint)(firstRow + r) * layout.Hidden;
            if (r < before)
                state = output + (rowBefore + r) * shape.OutputStride;
            VectorState<T>.CopyRow(state, sum.Previous + (nint)(count + r) * layout.StateRow, layout.Hidden);
            VectorState<T>.CopyRow(x + (row + r) * layout.Inputs, sum.Inputs + (nint)(count + r) * sum.InputRow, layout.Inputs);
            if (gradOutput != null)
                VectorState<T>.AddRow(gradOutput + (row + r) * shape.OutputStride, gradHidden + (nint)r * layout.StateRow, layout.Hidden);
            if (TCell.ReadsOutput)
                VectorState<T>.CopyRow(output + (row + r) * shape.OutputStride, outputs + (nint)r * layout.StateRow, layout.Hidden);
            blockRows[count + r] = (int)row + r;
        }
    }

    /// <summary>Asks for what the next step gathers: it comes while this one multiplies.</summary>
    void Announce(int order, int firstRow, int active)
    {
        if (order == 0)
            return;
        var next = (nint)offsets[shape.StepAt(order - 1)] + firstRow;
        var beforeNext = (nint)offsets[shape.StepAt(Math.Max(0, order - 2))] + firstRow;
        for (var r = 0; r < active; r++)
        {
            VectorState<T>.Prefetch(output + (beforeNext + r) * shape.OutputStride, layout.Hidden);
            if (gradOutput != null)
                VectorState<T>.Prefetch(gradOutput + (next + r) * shape.OutputStride, layout.Hidden);
        }
    }

    void Step(int order, int firstRow, int active, int count, VectorWeightGradients<T, V, S> sum, T* gradHidden, T* gradCell, T* outputs)
    {
        int lanes = layout.Lanes, groupWidth = layout.Gates * lanes, savedGroup = TCell.Saved * lanes;
        var savedRow = saved + ((nint)offsets[shape.StepAt(order)] + firstRow) * layout.SavedRow;
        var savedNext = order == 0 ? null : saved + ((nint)offsets[shape.StepAt(order - 1)] + firstRow) * layout.SavedRow;
        var previous = sum.Previous + (nint)count * layout.StateRow;
        T* input = sum.GradInput + (nint)count * layout.GateRow, recurrent = sum.GradRecurrent + (nint)count * layout.GateRow;
        for (var group = 0; group < layout.Groups; group++)
        {
            var unit = group * lanes;
            for (var r = 0; r < active && savedNext != null; r++)
                VectorState<T>.Prefetch(savedNext + r * (nint)layout.SavedRow + group * savedGroup, savedGroup);
            TCell.Backward<V, S>(
                active, savedRow + group * savedGroup, layout.SavedRow, previous + unit, outputs + unit, gradHidden + unit, gradCell + unit,
                layout.StateRow, input + group * groupWidth, recurrent + group * groupWidth, layout.GateRow);
        }
        MultiplyPanels(active, recurrent, hiddenWeights, layout.Groups, gradHidden, layout.StateRow, TCell.HasDirectGradient);
    }

    void AddInputGradients(int count, VectorWeightGradients<T, V, S> sum, T* gradInput, int[] blockRows)
    {
        var width = layout.InputVectors * layout.Lanes;
        MultiplyPanels(count, sum.GradInput, inputWeights, layout.InputVectors, gradInput, width, false);
        for (var r = 0; r < count; r++)
            VectorState<T>.AddRow(gradInput + (nint)r * width, gradX + (nint)blockRows[r] * layout.Inputs, layout.Inputs);
    }

    /// <summary>Rows of gate gradients times a weight matrix in backward panels.</summary>
    void MultiplyPanels(int rows, T* gates, T* weights, int vectors, T* target, nint targetRow, bool add)
    {
        var padded = VectorLayout.RoundUp(rows, 4);
        for (var first = 0; first < vectors; first += 4)
        {
            var width = Math.Min(4, vectors - first);
            Tiles<T, V, S>.Multiply(
                padded, width, layout.Width, gates, layout.GateRow, 1, weights + (nint)first * layout.Lanes * layout.Width, width * layout.Lanes,
                target + first * layout.Lanes, targetRow, add);
        }
    }
}
