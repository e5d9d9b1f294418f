using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// The equations of one recurrent cell on a group of units, as many as a vector has lanes, for some rows. Pointers stand at the
/// group's first unit in the first row; the gates of a group lie side by side, a vector each.
/// </summary>
internal unsafe interface IVectorCell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Groups whose gates share a panel of the recurrent weights, which is 3 or 4 vectors wide.</summary>
    static abstract int GroupsInPanel { get; }

    /// <summary>Whether b_hh of this gate stays apart from b_ih.</summary>
    static abstract bool KeepsHiddenBias(int gate);

    /// <summary>Whether the gradient reaches the step before also directly, not through W_hh alone.</summary>
    static abstract bool HasDirectGradient { get; }

    /// <summary>Whether the backward pass reads the output.</summary>
    static abstract bool ReadsOutput { get; }

    /// <summary>One step forward.</summary>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="recurrent">W_hh h.</param>
    /// <param name="recurrentRow">Distance of its rows.</param>
    /// <param name="input">W_ih x plus the biases that do not stay apart.</param>
    /// <param name="inputRow">Distance of its rows.</param>
    /// <param name="bias">The hidden bias that stays apart, a vector.</param>
    /// <param name="previous">h of the step before.</param>
    /// <param name="hidden">Receives h.</param>
    /// <param name="cell">c of the step before, replaced.</param>
    /// <param name="stateRow">Distance of the rows of all three.</param>
    /// <param name="saved">Receives what the backward pass needs; null in inference.</param>
    /// <param name="savedRow">Distance of its rows.</param>
    static abstract void Forward<V, S>(
        int rows, T* recurrent, nint recurrentRow, T* input, nint inputRow, T* bias,
        T* previous, T* hidden, T* cell, nint stateRow, T* saved, nint savedRow)
        where S : struct, ISimd<T, V>;

    /// <summary>One step backward.</summary>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="saved">What the forward pass saved.</param>
    /// <param name="savedRow">Distance of its rows.</param>
    /// <param name="previous">h of the step before.</param>
    /// <param name="output">h of this step; read only by cells that say so.</param>
    /// <param name="gradHidden">With respect to h; replaced by the direct part of the step before where there is one.</param>
    /// <param name="gradCell">With respect to c; replaced by that of the step before.</param>
    /// <param name="stateRow">Distance of the rows of previous, output, gradHidden and gradCell.</param>
    /// <param name="gradInput">Receives the gradient of W_ih x + b_ih; unused where it equals the next.</param>
    /// <param name="gradRecurrent">Receives the gradient of W_hh h + b_hh.</param>
    /// <param name="gradRow">Distance of the rows of both.</param>
    static abstract void Backward<V, S>(
        int rows, T* saved, nint savedRow, T* previous, T* output, T* gradHidden, T* gradCell, nint stateRow,
        T* gradInput, T* gradRecurrent, nint gradRow)
        where S : struct, ISimd<T, V>;
}
