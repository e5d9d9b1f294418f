using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Long short-term memory with a forget gate (Hochreiter and Schmidhuber 1997; Gers et al. 2000), gates in the order i, f, g, o:
/// c = f c' + i g, h = o tanh c. Saves i, f, g, o, c' (the state before) and tanh c.
/// </summary>
internal readonly partial struct LstmCell<T> : IRowCell<T>, IVectorCell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Gates => 4;
    public static int Saved => 6;
    public static bool HasCellState => true;
    public static bool SplitsGateGradients => false;

    public static void Forward(
        ReadOnlySpan<T> input, ReadOnlySpan<T> recurrent, Span<T> hidden, Span<T> cell, Span<T> saved)
    {
        var size = hidden.Length;
        for (var u = 0; u < size; u++)
        {
            var i = RowMath.Sigmoid(input[u] + recurrent[u]);
            var f = RowMath.Sigmoid(input[size + u] + recurrent[size + u]);
            var g = T.Tanh(input[2 * size + u] + recurrent[2 * size + u]);
            var o = RowMath.Sigmoid(input[3 * size + u] + recurrent[3 * size + u]);
            var before = cell[u];
            var c = f * before + i * g;
            var tanh = T.Tanh(c);
            cell[u] = c;
            hidden[u] = o * tanh;
            if (saved.IsEmpty)
                continue;
            saved[u] = i;
            saved[size + u] = f;
            saved[2 * size + u] = g;
            saved[3 * size + u] = o;
            saved[4 * size + u] = before;
            saved[5 * size + u] = tanh;
        }
    }

    public static void Backward(
        ReadOnlySpan<T> saved, ReadOnlySpan<T> previous, ReadOnlySpan<T> output, Span<T> gradHidden, Span<T> gradCell,
        Span<T> gradInput, Span<T> gradRecurrent)
    {
        var size = gradHidden.Length;
        for (var u = 0; u < size; u++)
        {
            T i = saved[u], f = saved[size + u], g = saved[2 * size + u], o = saved[3 * size + u];
            T before = saved[4 * size + u], tanh = saved[5 * size + u];
            var dh = gradHidden[u];
            var dc = gradCell[u] + dh * o * (T.One - tanh * tanh);
            gradRecurrent[u] = dc * g * i * (T.One - i);
            gradRecurrent[size + u] = dc * before * f * (T.One - f);
            gradRecurrent[2 * size + u] = dc * i * (T.One - g * g);
            gradRecurrent[3 * size + u] = dh * tanh * o * (T.One - o);
            gradCell[u] = dc * f;
            gradHidden[u] = T.Zero;
        }
    }
}
