using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>The door that all three kernels go through: checks the extents and chooses how the sequence is computed.</summary>
internal static class RecurrentSequence<T, TCell>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TCell : struct, IRowCell<T>, IVectorCell<T>
{
    /// <summary>The number of values that a forward pass saves for the backward pass of the same shape.</summary>
    public static int SavedLength(in RecurrentShape shape) =>
        RecurrentPaths.Choose(shape) switch
        {
            RecurrentPath.Vector512 => checked(shape.Rows * VectorForward<T, TCell, Vector512<T>, Simd512<T>>.Layout(shape).SavedRow),
            RecurrentPath.Vector256 => checked(shape.Rows * VectorForward<T, TCell, Vector256<T>, Simd256<T>>.Layout(shape).SavedRow),
            RecurrentPath.Vector128 => checked(shape.Rows * VectorForward<T, TCell, Vector128<T>, Simd128<T>>.Layout(shape).SavedRow),
            _ => RowSequence<T, TCell>.SavedLength(shape),
        };

    /// <summary>Runs the layer over the sequence.</summary>
    /// <param name="shape">The extents; nothing here overlaps.</param>
    /// <param name="x">Input, [rows, I].</param>
    /// <param name="h0">Initial hidden state, [N, H]; empty for zeros.</param>
    /// <param name="c0">Initial cell state, [N, H]; empty for zeros.</param>
    /// <param name="weights">The parameters.</param>
    /// <param name="output">Receives h of every step, [rows, H] at distances of the shape's output stride.</param>
    /// <param name="hN">Receives h after each sequence's last computed step, [N, H]; may be empty.</param>
    /// <param name="cN">Receives c after each sequence's last computed step, [N, H]; may be empty.</param>
    /// <param name="saved">Receives what the backward pass needs; empty in inference.</param>
    /// <exception cref="ArgumentException">A span is too short for the shape.</exception>
    public static void Forward(
        in RecurrentShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> h0, ReadOnlySpan<T> c0, in RecurrentWeights<T> weights,
        Span<T> output, Span<T> hN, Span<T> cN, Span<T> saved)
    {
        CheckCommon(shape, x, h0, weights, output, saved.IsEmpty ? SavedLength(shape) : saved.Length);
        var state = shape.Batch * shape.HiddenSize;
        CheckOptional(nameof(c0), c0.Length, state);
        CheckOptional(nameof(hN), hN.Length, state);
        CheckOptional(nameof(cN), cN.Length, state);
        switch (RecurrentPaths.Choose(shape))
        {
            case RecurrentPath.Vector512:
                VectorForward<T, TCell, Vector512<T>, Simd512<T>>.Run(shape, x, h0, c0, weights, output, hN, cN, saved);
                break;
            case RecurrentPath.Vector256:
                VectorForward<T, TCell, Vector256<T>, Simd256<T>>.Run(shape, x, h0, c0, weights, output, hN, cN, saved);
                break;
            case RecurrentPath.Vector128:
                VectorForward<T, TCell, Vector128<T>, Simd128<T>>.Run(shape, x, h0, c0, weights, output, hN, cN, saved);
                break;
            default:
                RowSequence<T, TCell>.Forward(shape, x, h0, c0, weights, output, hN, cN, saved);
                break;
        }
    }

    /// <summary>Runs the chain rule back over the sequence.</summary>
    /// <param name="shape">The extents, as in the forward pass.</param>
    /// <param name="x">Input, as in the forward pass.</param>
    /// <param name="h0">Initial hidden state, as in the forward pass.</param>
    /// <param name="weights">The parameters, as in the forward pass.</param>
    /// <param name="output">The forward pass's output.</param>
    /// <param name="saved">What the forward pass saved.</param>
    /// <param name="gradOutput">With respect to output, at the same row distance; empty for zeros.</param>
    /// <param name="gradHN">With respect to the last hidden states, [N, H]; empty for zeros.</param>
    /// <param name="gradCN">With respect to the last cell states, [N, H]; empty for zeros.</param>
    /// <param name="gradients">Where the results are added.</param>
    /// <exception cref="ArgumentException">A span is too short for the shape.</exception>
    public static void Backward(
        in RecurrentShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> h0, in RecurrentWeights<T> weights, ReadOnlySpan<T> output,
        ReadOnlySpan<T> saved, ReadOnlySpan<T> gradOutput, ReadOnlySpan<T> gradHN, ReadOnlySpan<T> gradCN,
        in RecurrentGradients<T> gradients)
    {
        CheckCommon(shape, x, h0, weights, output, saved.Length);
        int state = shape.Batch * shape.HiddenSize, width = TCell.Gates * shape.HiddenSize;
        CheckOptional(nameof(gradOutput), gradOutput.Length, OutputLength(shape));
        CheckOptional(nameof(gradHN), gradHN.Length, state);
        CheckOptional(nameof(gradCN), gradCN.Length, state);
        CheckOptional("gradients.X", gradients.X.Length, shape.Rows * shape.InputSize);
        CheckOptional("gradients.H0", gradients.H0.Length, state);
        CheckOptional("gradients.C0", gradients.C0.Length, state);
        CheckOptional("gradients.InputHidden", gradients.InputHidden.Length, width * shape.InputSize);
        CheckOptional("gradients.HiddenHidden", gradients.HiddenHidden.Length, width * shape.HiddenSize);
        CheckOptional("gradients.InputBias", gradients.InputBias.Length, width);
        CheckOptional("gradients.HiddenBias", gradients.HiddenBias.Length, width);
        switch (RecurrentPaths.Choose(shape))
        {
            case RecurrentPath.Vector512:
                VectorBackward<T, TCell, Vector512<T>, Simd512<T>>.Run(shape, x, h0, weights, output, saved, gradOutput, gradHN, gradCN, gradients);
                break;
            case RecurrentPath.Vector256:
                VectorBackward<T, TCell, Vector256<T>, Simd256<T>>.Run(shape, x, h0, weights, output, saved, gradOutput, gradHN, gradCN, gradients);
                break;
            case RecurrentPath.Vector128:
                VectorBackward<T, TCell, Vector128<T>, Simd128<T>>.Run(shape, x, h0, weights, output, saved, gradOutput, gradHN, gradCN, gradients);
                break;
            default:
                RowSequence<T, TCell>.Backward(shape, x, h0, weights, output, saved, gradOutput, gradHN, gradCN, gradients);
                break;
        }
    }

    static int OutputLength(in RecurrentShape shape) =>
        shape.Rows == 0 ? 0 : (shape.Rows - 1) * shape.OutputStride + shape.HiddenSize;

    static void CheckCommon(
        in RecurrentShape shape, ReadOnlySpan<T> x, ReadOnlySpan<T> h0, in RecurrentWeights<T> weights, ReadOnlySpan<T> output, int saved)
    {
        shape.Validate();
        var width = TCell.Gates * shape.HiddenSize;
        Check(nameof(x), x.Length, shape.Rows * shape.InputSize);
        CheckOptional(nameof(h0), h0.Length, shape.Batch * shape.HiddenSize);
        Check("weights.InputHidden", weights.InputHidden.Length, width * shape.InputSize);
        Check("weights.HiddenHidden", weights.HiddenHidden.Length, width * shape.HiddenSize);
        CheckOptional("weights.InputBias", weights.InputBias.Length, width);
        CheckOptional("weights.HiddenBias", weights.HiddenBias.Length, width);
        Check(nameof(output), output.Length, OutputLength(shape));
        Check(nameof(saved), saved, SavedLength(shape));
    }

    static void CheckOptional(string name, int length, int expected)
    {
        if (length != 0)
            Check(name, length, expected);
    }

    static void Check(string name, int length, int expected)
    {
        if (length < expected)
            throw new ArgumentException($"{name} holds {length} values where the recurrent layer needs {expected}.", name);
    }
}
