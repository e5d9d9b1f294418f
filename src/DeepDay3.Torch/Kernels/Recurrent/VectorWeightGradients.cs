using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// One shard's sums of the weight gradients, with the block of steps that is collected for the next addition: inputs and states on
/// one side, gate gradients on the other.
/// </summary>
internal sealed unsafe class VectorWeightGradients<T, V, S>(VectorLayout layout, bool splits, bool needsInput, bool needsHidden) : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
    where S : struct, ISimd<T, V>
{
    readonly RecurrentScratch<T> scratch = new();

    // A few inputs are the short side of the product; the sum is then kept transposed, [I, gates], to fill the vectors.
    readonly bool transposed = layout.Inputs <= layout.Lanes / 2;
    // Gate columns as rows of a sum, in whole tiles; what is read beyond them is the zeros between the rows of gate gradients.
    readonly int gateRows = VectorLayout.RoundUp(layout.Width, 4);
    T* hiddenSum, inputSum, hiddenBiasSum, inputBiasSum;

    // The first block sets the sums: clearing megabytes beforehand would show in short sequences.
    bool hasBlocks;

    /// <summary>States before each step of the block.</summary>
    public T* Previous { get; private set; }

    /// <summary>Inputs of the block.</summary>
    public T* Inputs { get; private set; }

    /// <summary>Distance of rows of <see cref="Inputs"/>.</summary>
    public int InputRow { get; } = layout.InputVectors * layout.Lanes + layout.StateRow - layout.Groups * layout.Lanes;

    /// <summary>Gradients of W_ih x + b_ih of the block.</summary>
    public T* GradInput { get; private set; }

    /// <summary>Gradients of W_hh h + b_hh of the block; the same memory where the two are equal.</summary>
    public T* GradRecurrent { get; private set; }

    /// <summary>Takes the memory, on the thread that will use it.</summary>
    public void Allocate()
    {
        nint capacity = layout.BlockCapacity;
        Previous = scratch.TakeZeros(capacity * layout.StateRow);
        Inputs = scratch.TakeZeros(capacity * InputRow);
        GradRecurrent = scratch.TakeZeros(capacity * layout.GateRow);
        GradInput = splits ? scratch.TakeZeros(capacity * layout.GateRow) : GradRecurrent;
        hiddenSum = needsHidden ? scratch.Take((nint)gateRows * layout.StateRow) : null;
        inputSum = !needsInput ? null : scratch.Take(
            transposed ? (nint)VectorLayout.RoundUp(layout.Inputs, 4) * layout.GateRow : (nint)gateRows * InputRow);
        hiddenBiasSum = scratch.TakeZeros(layout.Width);
        inputBiasSum = splits ? scratch.TakeZeros(layout.Width) : hiddenBiasSum;
    }

    /// <summary>Adds the block's first <paramref name="count"/> rows to the sums.</summary>
    public void AddBlock(int count)
    {
        nint gateRow = layout.GateRow, stateRow = layout.StateRow;
        if (hiddenSum != null)
            Tiles<T, V, S>.Multiply(gateRows, layout.Groups, count, GradRecurrent, 1, gateRow, Previous, stateRow, hiddenSum, stateRow, hasBlocks);
        if (inputSum != null && layout.Inputs > 0)
        {
            if (transposed)
                Tiles<T, V, S>.Multiply(
                    VectorLayout.RoundUp(layout.Inputs, 4), layout.Width / layout.Lanes, count, Inputs, 1, InputRow, GradInput, gateRow,
                    inputSum, gateRow, hasBlocks);
            else
                Tiles<T, V, S>.Multiply(
                    gateRows, layout.InputVectors, count, GradInput, 1, gateRow, Inputs, InputRow, inputSum, InputRow, hasBlocks);
        }
        hasBlocks = true;
        AddRows(GradRecurrent, count, hiddenBiasSum);
        if (splits)
            AddRows(GradInput, count, inputBiasSum);
    }

    /// <summary>Adds the sums of all shards, in order, to the caller's gradients.</summary>
    public static void AddTo(VectorWeightGradients<T, V, S>[] shards, in RecurrentGradients<T> gradients)
    {
        fixed (T* ih = gradients.InputHidden, hh = gradients.HiddenHidden, bih = gradients.InputBias, bhh = gradients.HiddenBias)
        {
            T* inputHidden = ih, hiddenHidden = hh, inputBias = bih, hiddenBias = bhh;
            var layout = shards[0].Layout;
            Workers.For(layout.Width, 64, (start, end) =>
            {
                for (var column = start; column < end; column++)
                {
                    var (gate, unit) = PanelPacking<T>.Locate(layout, column);
                    if (unit >= layout.Hidden)
                        continue;
                    var line = (nint)gate * layout.Hidden + unit;
                    foreach (var shard in shards)
                        shard.AddColumn(column, line, inputHidden, hiddenHidden, inputBias, hiddenBias);
                }
            });
        }
    }

    public void Dispose() => scratch.Dispose();

    VectorLayout Layout => layout;

    void AddColumn(int column, nint line, T* inputHidden, T* hiddenHidden, T* inputBias, T* hiddenBias)
    {
        if (!hasBlocks)
            return;
        if (hiddenHidden != null)
            VectorState<T>.AddRow(hiddenSum + (nint)column * layout.StateRow, hiddenHidden + line * layout.Hidden, layout.Hidden);
        if (inputHidden != null && !transposed)
            VectorState<T>.AddRow(inputSum + (nint)column * InputRow, inputHidden + line * layout.Inputs, layout.Inputs);
        for (var i = 0; i < layout.Inputs && inputHidden != null && transposed; i++)
            inputHidden[line * layout.Inputs + i] += inputSum[(nint)i * layout.GateRow + column];
        if (inputBias != null)
            inputBias[line] += inputBiasSum[column];
        if (hiddenBias != null)
            hiddenBias[line] += hiddenBiasSum[column];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AddRows(T* rows, int count, T* sum)
    {
        for (var column = 0; column < layout.Width; column += layout.Lanes)
        {
            var total = S.Load(sum + column);
            var source = rows + column;
            for (var r = 0; r < count; r++, source += layout.GateRow)
                total = S.Add(total, S.Load(source));
            S.Store(total, sum + column);
        }
    }
}
