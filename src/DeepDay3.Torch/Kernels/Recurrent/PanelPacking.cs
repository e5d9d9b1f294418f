using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>Copies PyTorch's weight matrices into the order in which the tiles read them.</summary>
internal static unsafe class PanelPacking<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>
    /// The transposed copy for forward products: panels of whole groups; row k of a panel holds the weights of input k into all gates of
    /// its groups, gate by gate. <paramref name="depth"/> may exceed <paramref name="columns"/> to leave rows for biases.
    /// </summary>
    /// <param name="layout">The cut.</param>
    /// <param name="weight">[gates H, columns].</param>
    /// <param name="columns">Width of <paramref name="weight"/>.</param>
    /// <param name="depth">Rows of a panel.</param>
    /// <param name="target">Receives <paramref name="depth"/> times layout.Width values.</param>
    public static void Forward(VectorLayout layout, T* weight, int columns, int depth, T* target)
    {
        int lanes = layout.Lanes, groupWidth = layout.Gates * lanes;
        Workers.For(layout.Groups, 4, (start, end) =>
        {
            for (var group = start; group < end; group++)
            {
                var first = group / layout.GroupsInPanel * layout.GroupsInPanel;
                var panelWidth = Math.Min(layout.GroupsInPanel, layout.Groups - first) * groupWidth;
                var column = target + (nint)first * groupWidth * depth + (group - first) * groupWidth;
                var units = Math.Min(lanes, layout.Hidden - group * lanes);
                for (var gate = 0; gate < layout.Gates; gate++)
                {
                    T* from = weight + ((nint)gate * layout.Hidden + group * lanes) * columns, to = column + gate * lanes;
                    Transpose(from, columns, units, to, panelWidth, lanes);
                }
            }
        });
    }

    /// <summary>Turns <paramref name="rows"/> lines of length <paramref name="columns"/> into columns, zeros behind them up to <paramref name="lanes"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Transpose(T* from, int columns, int rows, T* to, int toRow, int lanes)
    {
        var k = 0;
        if (sizeof(T) == sizeof(float) && Sse.IsSupported && rows == lanes)
            for (; k <= columns - 4; k += 4)
                for (var u = 0; u < rows; u += 4)
                    TransposeFour((float*)(from + (nint)u * columns + k), columns, (float*)(to + (nint)k * toRow + u), toRow);
        for (; k < columns; k++)
        {
            var line = to + (nint)k * toRow;
            for (var u = 0; u < rows; u++)
                line[u] = from[(nint)u * columns + k];
            for (var u = rows; u < lanes; u++)
                line[u] = T.Zero;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void TransposeFour(float* from, nint fromRow, float* to, nint toRow)
    {
        Vector128<float> a = Vector128.Load(from), b = Vector128.Load(from + fromRow);
        Vector128<float> c = Vector128.Load(from + 2 * fromRow), d = Vector128.Load(from + 3 * fromRow);
        Vector128<float> abLow = Sse.UnpackLow(a, b), cdLow = Sse.UnpackLow(c, d);
        Vector128<float> abHigh = Sse.UnpackHigh(a, b), cdHigh = Sse.UnpackHigh(c, d);
        Sse.MoveLowToHigh(abLow, cdLow).Store(to);
        Sse.MoveHighToLow(cdLow, abLow).Store(to + toRow);
        Sse.MoveLowToHigh(abHigh, cdHigh).Store(to + 2 * toRow);
        Sse.MoveHighToLow(cdHigh, abHigh).Store(to + 3 * toRow);
    }

    /// <summary>One row across all forward panels, for instance the biases, from a function of gate and unit.</summary>
    public static void ForwardRow(in VectorLayout layout, int depth, int row, T* target, Func<int, int, T> value)
    {
        int lanes = layout.Lanes, groupWidth = layout.Gates * lanes;
        for (var group = 0; group < layout.Groups; group++)
        {
            var first = group / layout.GroupsInPanel * layout.GroupsInPanel;
            var panelWidth = Math.Min(layout.GroupsInPanel, layout.Groups - first) * groupWidth;
            var to = target + (nint)first * groupWidth * depth + (group - first) * groupWidth + (nint)row * panelWidth;
            for (var gate = 0; gate < layout.Gates; gate++)
                for (var lane = 0; lane < lanes; lane++)
                    to[gate * lanes + lane] = group * lanes + lane < layout.Hidden ? value(gate, group * lanes + lane) : T.Zero;
        }
    }

    /// <summary>
    /// The copy for backward products, gate gradients times weights: panels of 4 vectors of inputs; row j of a panel belongs to gate
    /// column j.
    /// </summary>
    /// <param name="layout">The cut.</param>
    /// <param name="weight">[gates H, columns].</param>
    /// <param name="columns">Width of <paramref name="weight"/>.</param>
    /// <param name="target">Receives layout.Width times the columns, rounded up to whole vectors.</param>
    public static void Backward(VectorLayout layout, T* weight, int columns, T* target)
    {
        int lanes = layout.Lanes, vectors = (columns + lanes - 1) / lanes;
        Workers.For((vectors + 3) / 4, 1, (start, end) =>
        {
            for (var panel = start; panel < end; panel++)
            {
                int first = panel * 4 * lanes, panelWidth = Math.Min(4, vectors - panel * 4) * lanes;
                var used = Math.Min(panelWidth, columns - first);
                var to = target + (nint)first * layout.Width;
                for (var column = 0; column < layout.Width; column++, to += panelWidth)
                {
                    var (gate, unit) = Locate(layout, column);
                    var row = new Span<T>(to, panelWidth);
                    row.Clear();
                    if (unit < layout.Hidden)
                        new ReadOnlySpan<T>(weight + ((nint)gate * layout.Hidden + unit) * columns + first, used).CopyTo(row);
                }
            }
        });
    }

    /// <summary>Which gate of which unit a gate column is.</summary>
    public static (int Gate, int Unit) Locate(in VectorLayout layout, int column)
    {
        var group = column / (layout.Gates * layout.Lanes);
        var rest = column - group * layout.Gates * layout.Lanes;
        var gate = rest / layout.Lanes;
        return (gate, group * layout.Lanes + rest - gate * layout.Lanes);
    }
}
