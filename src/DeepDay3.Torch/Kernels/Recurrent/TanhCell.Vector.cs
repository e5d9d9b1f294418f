using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

// The same equations in vectors. Compiled in full at the first call: in the quick first version every vector operation is a call.
internal readonly unsafe partial struct TanhCell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static int GroupsInPanel => 4;
    public static bool HasDirectGradient => false;
    public static bool ReadsOutput => true;
    public static bool KeepsHiddenBias(int gate) => false;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Forward<V, S>(
        int rows, T* recurrent, nint recurrentRow, T* input, nint inputRow, T* bias,
        T* previous, T* hidden, T* cell, nint stateRow, T* saved, nint savedRow)
        where S : struct, ISimd<T, V>
    {
        for (; rows > 0; rows--, recurrent += recurrentRow, input += inputRow, hidden += stateRow)
        {
            var sum = S.Add(S.Load(input), S.Load(recurrent));
            S.Store(S.Flush(S.Tanh(sum)), hidden);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Backward<V, S>(
        int rows, T* saved, nint savedRow, T* previous, T* output, T* gradHidden, T* gradCell, nint stateRow,
        T* gradInput, T* gradRecurrent, nint gradRow)
        where S : struct, ISimd<T, V>
    {
        for (; rows > 0; rows--, output += stateRow, gradHidden += stateRow, gradRecurrent += gradRow)
        {
            V h = S.Load(output), dh = S.Load(gradHidden);
            S.Store(S.Flush(S.Multiply(dh, S.Subtract(S.One, S.Multiply(h, h)))), gradRecurrent);
        }
    }
}
