using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

// The same equations in vectors. Compiled in full at the first call: in the quick first version every vector operation is a call.
internal readonly unsafe partial struct LstmCell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int GroupsInPanel => 1;
    public static bool HasDirectGradient => false;
    public static bool ReadsOutput => false;
    public static bool KeepsHiddenBias(int gate) => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<V, S>(
        int rows, T* recurrent, nint recurrentRow, T* input, nint inputRow, T* bias,
        T* previous, T* hidden, T* cell, nint stateRow, T* saved, nint savedRow)
        where S : struct, ISimd<T, V>
    {
        nint lanes = S.Lanes;
        for (; rows > 0; rows--, recurrent += recurrentRow, input += inputRow, hidden += stateRow, cell += stateRow)
        {
            var i = S.Sigmoid(S.Add(S.Load(input), S.Load(recurrent)));
            var f = S.Sigmoid(S.Add(S.Load(input + lanes), S.Load(recurrent + lanes)));
            var g = S.Tanh(S.Add(S.Load(input + 2 * lanes), S.Load(recurrent + 2 * lanes)));
            var o = S.Sigmoid(S.Add(S.Load(input + 3 * lanes), S.Load(recurrent + 3 * lanes)));
            var before = S.Load(cell);
            var c = S.MultiplyAdd(f, before, S.Multiply(i, g));
            var tanh = S.Tanh(c);
            S.Store(c, cell);
            S.Store(S.Flush(S.Multiply(o, tanh)), hidden);
            if (saved == null)
                continue;
            S.Store(i, saved);
            S.Store(f, saved + lanes);
            S.Store(g, saved + 2 * lanes);
            S.Store(o, saved + 3 * lanes);
            S.Store(before, saved + 4 * lanes);
            S.Store(tanh, saved + 5 * lanes);
            saved += savedRow;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<V, S>(
        int rows, T* saved, nint savedRow, T* previous, T* output, T* gradHidden, T* gradCell, nint stateRow,
        T* gradInput, T* gradRecurrent, nint gradRow)
        where S : struct, ISimd<T, V>
    {
        nint lanes = S.Lanes;
        var one = S.One;
        for (; rows > 0; rows--, saved += savedRow, gradHidden += stateRow, gradCell += stateRow, gradRecurrent += gradRow)
        {
            V i = S.Load(saved), f = S.Load(saved + lanes), g = S.Load(saved + 2 * lanes), o = S.Load(saved + 3 * lanes);
            V before = S.Load(saved + 4 * lanes), tanh = S.Load(saved + 5 * lanes);
            var dh = S.Load(gradHidden);
            var dc = S.Add(S.Load(gradCell), S.Multiply(S.Multiply(dh, o), S.Subtract(one, S.Multiply(tanh, tanh))));
            dc = S.Flush(dc);
            var di = S.Multiply(S.Multiply(dc, g), S.Multiply(i, S.Subtract(one, i)));
            var df = S.Multiply(S.Multiply(dc, before), S.Multiply(f, S.Subtract(one, f)));
            var dg = S.Multiply(S.Multiply(dc, i), S.Subtract(one, S.Multiply(g, g)));
            var d0 = S.Multiply(S.Multiply(dh, tanh), S.Multiply(o, S.Subtract(one, o)));
            S.Store(S.Multiply(dc, f), gradCell);
            S.Store(S.Flush(di), gradRecurrent);
            S.Store(S.Flush(df), gradRecurrent + lanes);
            S.Store(S.Flush(dg), gradRecurrent + 2 * lanes);
            S.Store(S.Flush(d0), gradRecurrent + 3 * lanes);
        }
    }
}
