using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Gated recurrent unit (Cho et al. 2014) in cuDNN's and PyTorch's variant, gates in the order r, z, n: the reset gate scales
/// W_hn h + b_hn, h = (1 - z) n + z h'. Saves r, z, n and W_hn h + b_hn.
/// </summary>
internal readonly partial struct GruCell<T> : IRowCell<T>, IVectorCell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int Gates => 3;
    public static int Saved => 4;
    public static bool HasCellState => false;
    public static bool SplitsGateGradients => true;

    public static void Forward(
        ReadOnlySpan<T> input, ReadOnlySpan<T> recurrent, Span<T> hidden, Span<T> cell, Span<T> saved)
    {
        var size = hidden.Length;
        for (var u = 0; u < size; u++)
        {
            var r = RowMath.Sigmoid(input[u] + recurrent[u]);
            var z = RowMath.Sigmoid(input[size + u] + recurrent[size + u]);
            var candidate = recurrent[2 * size + u];
            var n = T.Tanh(input[2 * size + u] + r * candidate);
            hidden[u] = n + z * (hidden[u] - n);
            if (saved.IsEmpty)
                continue;
            saved[u] = r;
            saved[size + u] = z;
            saved[2 * size + u] = n;
            saved[3 * size + u] = candidate;
        }
    }

    public static void Backward(
        ReadOnlySpan<T> saved, ReadOnlySpan<T> previous, ReadOnlySpan<T> output, Span<T> gradHidden, Span<T> gradCell,
        Span<T> gradInput, Span<T> gradRecurrent)
    {
        var size = gradHidden.Length;
        for (var u = 0; u < size; u++)
        {
            T r = saved[u], z = saved[size + u], n = saved[2 * size + u], candidate = saved[3 * size + u];
            var dh = gradHidden[u];
            var dn = dh * (T.One - z) * (T.One - n * n);
            var dz = dh * (previous[u] - n) * z * (T.One - z);
            var dr = dn * candidate * r * (T.One - r);
            gradInput[u] = gradRecurrent[u] = dr;
            gradInput[size + u] = gradRecurrent[size + u] = dz;
            gradInput[2 * size + u] = dn;
            gradRecurrent[2 * size + u] = dn * r;
            gradHidden[u] = dh * z;
        }
    }
}
