using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The equations of one recurrent cell on one row (one sequence at one step), in plain scalar code.</summary>
internal interface IRowCell<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>G, the number of gates.</summary>
    static abstract int Gates { get; }

    /// <summary>How many values a unit keeps for the backward pass.</summary>
    static abstract int Saved { get; }

    /// <summary>Whether the cell has a cell state besides its output.</summary>
    static abstract bool HasCellState { get; }

    /// <summary>Whether the gradients of W_ih x + b_ih and W_hh h + b_hh differ, so that both are wanted.</summary>
    static abstract bool SplitsGateGradients { get; }

    /// <summary>One step forward.</summary>
    /// <param name="input">W_ih x + b_ih, [G H].</param>
    /// <param name="recurrent">W_hh h + b_hh, [G H].</param>
    /// <param name="hidden">h of the step before, [H]; replaced by that of this step.</param>
    /// <param name="cell">c of the step before, [H]; replaced by that of this step. Empty without cell state.</param>
    /// <param name="saved">Receives what the backward pass needs, [Saved H]; empty in inference.</param>
    static abstract void Forward(
        ReadOnlySpan<T> input, ReadOnlySpan<T> recurrent, Span<T> hidden, Span<T> cell, Span<T> saved);

    /// <summary>One step backward.</summary>
    /// <param name="saved">What <see cref="Forward"/> saved.</param>
    /// <param name="previous">h of the step before, [H].</param>
    /// <param name="output">h of this step, [H].</param>
    /// <param name="gradHidden">With respect to h of this step; replaced by the part that reaches the step before directly, not through W_hh.</param>
    /// <param name="gradCell">With respect to c of this step, replaced by that of the step before.</param>
    /// <param name="gradInput">Receives the gradient of W_ih x + b_ih; unused when the cell does not split them.</param>
    /// <param name="gradRecurrent">Receives the gradient of W_hh h + b_hh.</param>
    static abstract void Backward(
        ReadOnlySpan<T> saved, ReadOnlySpan<T> previous, ReadOnlySpan<T> output, Span<T> gradHidden, Span<T> gradCell,
        Span<T> gradInput, Span<T> gradRecurrent);
}
