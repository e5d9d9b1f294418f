using System.Numerics.Tensors;
using DeepDay3.Models;

namespace DeepDay3.Training;

/// <summary>
/// Tries every addition there is. After t steps the hidden state depends on the lower t bits alone, so additions that share them share
/// the work; and where a bit of the sum is wrong, all additions that begin with it are.
/// </summary>
sealed unsafe class AdditionTree
{
    readonly BinaryAdditionWeights weights;
    readonly HiddenActivation activation;
    readonly int size;
    readonly int bits;

    // For each step: the four rows (a, b) = (0, 0), (1, 0), (0, 1), (1, 1), and what the step before gives to all of them.
    readonly double[] states;
    readonly double[] shared;

    internal AdditionTree(BinaryAdditionWeights weights, HiddenActivation activation, int bits)
    {
        (this.weights, this.activation, this.bits, size) = (weights, activation, bits, weights.HiddenSize);
        states = new double[bits * 4 * size];
        shared = new double[size];
    }

    /// <summary>How many of the additions come out right in every bit.</summary>
    internal int CountRight()
    {
        fixed (double* first = states, carried = shared)
            return From(0, null, 0, first, carried);
    }

    int From(int step, double* before, int carry, double* states, double* carried)
    {
        // Both numbers are below half of the range: in the last step their bits are 0.
        int children = step == bits - 1 ? 1 : 4;
        double* rows = states + step * 4 * size;
        if (before == null) new Span<double>(carried, size).Clear();
        else
            fixed (double* w = weights.Hidden)
                RowKernels.Combine(size, before, 1, w, size, carried, add: false);
        var all = new Span<double>(rows, children * size);
        for (int child = 0; child < children; child++)
        {
            var row = all.Slice(child * size, size);
            new ReadOnlySpan<double>(carried, size).CopyTo(row);
            if ((child & 1) != 0) TensorPrimitives.Add(row, weights.Input.AsSpan(0, size), row);
            if ((child & 2) != 0) TensorPrimitives.Add(row, weights.Input.AsSpan(size, size), row);
        }

        HiddenActivations.Apply(activation, all, all);
        int right = 0;
        for (int child = 0; child < children; child++)
        {
            int sum = (child & 1) + (child >> 1) + carry;
            // The sigmoid of the output is one half or more where its argument is not negative.
            if (TensorPrimitives.Dot<double>(all.Slice(child * size, size), weights.Output) >= 0 != ((sum & 1) != 0)) continue;
            right += step == bits - 1 ? 1 : From(step + 1, rows + child * size, sum >> 1, states, carried);
        }

        return right;
    }
}
