using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

// The same equations in vectors. Compiled in full at the first call: in the quick first version every vector operation is a call.
internal readonly unsafe partial struct GruCell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int GroupsInPanel => 1;
    public static bool HasDirectGradient => true;
    public static bool ReadsOutput => false;
    public static bool KeepsHiddenBias(int gate) => gate == 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<V, S>(
        int rows, T* recurrent, nint recurrentRow, T* input, nint inputRow, T* bias,
        T* previous, T* hidden, T* cell, nint stateRow, T* saved, nint savedRow)
        where S : struct, ISimd<T, V>
    {
        nint lanes = S.Lanes;
        var b = S.Load(bias);
        for (; rows > 0; rows--, recurrent += recurrentRow, input += inputRow, previous += stateRow, hidden += stateRow)
        {
            var r = S.Sigmoid(S.Add(S.Load(input), S.Load(recurrent)));
            var z = S.Sigmoid(S.Add(S.Load(input + lanes), S.Load(recurrent + lanes)));
            var candidate = S.Add(S.Load(recurrent + 2 * lanes), b);
            var n = S.Tanh(S.MultiplyAdd(r, candidate, S.Load(input + 2 * lanes)));
            S.Store(S.Flush(S.MultiplyAdd(z, S.Subtract(S.Load(previous), n), n)), hidden);
            if (saved == null)
                continue;
            S.Store(r, saved);
            S.Store(z, saved + lanes);
            S.Store(n, saved + 2 * lanes);
            S.Store(candidate, saved + 3 * lanes);
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
        for (; rows > 0; rows--, saved += savedRow, previous += stateRow, gradHidden += stateRow, gradInput += gradRow, gradRecurrent += gradRow)
        {
            V r = S.Load(saved), z = S.Load(saved + lanes), n = S.Load(saved + 2 * lanes), candidate = S.Load(saved + 3 * lanes);
            var dh = S.Flush(S.Load(gradHidden));
            var stay = S.Subtract(one, z);
            var dn = S.Flush(S.Multiply(S.Multiply(dh, stay), S.Subtract(one, S.Multiply(n, n))));
            var dz = S.Flush(S.Multiply(S.Multiply(dh, S.Subtract(S.Load(previous), n)), S.Multiply(z, stay)));
            var dCandidate = S.Multiply(dn, r);
            var dr = S.Flush(S.Multiply(S.Multiply(dCandidate, candidate), S.Subtract(one, r)));
            S.Store(S.Multiply(dh, z), gradHidden);
            S.Store(dr, gradInput);
            S.Store(dz, gradInput + lanes);
            S.Store(dn, gradInput + 2 * lanes);
            S.Store(dr, gradRecurrent);
            S.Store(dz, gradRecurrent + lanes);
            S.Store(S.Flush(dCandidate), gradRecurrent + 2 * lanes);
        }
    }
}
