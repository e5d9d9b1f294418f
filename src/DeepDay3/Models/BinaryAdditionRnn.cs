using System.Numerics.Tensors;
using DeepDay3.Data;

namespace DeepDay3.Models;

/// <summary>
/// The lecture's simple recurrent network on plain arrays: forward in time, backpropagation through time, plain gradient descent.
/// u_t = x_t W_in + z_(t-1) W, z_t = f(u_t), y_t = sigmoid(z_t W_out), loss = sum over t of (d_t - y_t)^2 / 2.
/// One object trains one network and reuses its buffers; it is not safe for two threads at once.
/// </summary>
public sealed class BinaryAdditionRnn
{
    readonly BinaryAdditionWeights weights;
    readonly HiddenActivation activation;
    readonly bool asInLecture;
    readonly int size;
    readonly int steps;
    readonly double[] u;
    readonly double[] z;
    readonly double[] y;
    readonly double[] delta;
    readonly double[] slope;
    readonly double[] outputDelta;
    readonly double[] inputGradient;
    readonly double[] hiddenGradient;
    readonly double[] outputGradient;

    /// <summary>Makes a network.</summary>
    /// <param name="weights">Trained in place.</param>
    /// <param name="bits">T, the number of time steps.</param>
    /// <param name="activation">f.</param>
    /// <param name="asInLecture">
    /// Take the sigmoid's derivative at y in place of v, as the lecture's program does: the factor then lies between 0.20 and 0.25 whatever
    /// y is, in place of y (1 - y).
    /// </param>
    public BinaryAdditionRnn(BinaryAdditionWeights weights, int bits = 8, HiddenActivation activation = HiddenActivation.Sigmoid, bool asInLecture = false)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        (this.weights, this.activation, this.asInLecture) = (weights, activation, asInLecture);
        (size, steps) = (weights.HiddenSize, bits);
        u = new double[steps * size];
        z = new double[(steps + 1) * size];
        y = new double[steps];
        delta = new double[(steps + 1) * size];
        slope = new double[size];
        outputDelta = new double[steps];
        inputGradient = new double[2 * size];
        hiddenGradient = new double[size * size];
        outputGradient = new double[size];
    }

    /// <summary>The last gradients: of W_in, W and W_out, in the layout of the weights.</summary>
    public (double[] Input, double[] Hidden, double[] Output) Gradients => ([.. inputGradient], [.. hiddenGradient], [.. outputGradient]);

    /// <summary>The outputs of the last forward pass, the least significant bit first.</summary>
    public IReadOnlyList<double> Outputs => y;

    /// <summary>Runs the network over one addition and returns the loss.</summary>
    public unsafe double Forward(BinaryAdditionPair pair)
    {
        fixed (double* wIn = weights.Input, w = weights.Hidden, wOut = weights.Output, pu = u, pz = z, v = y)
        {
            for (int t = 0; t < steps; t++)
            {
                double* now = pu + t * size, state = pz + (t + 1) * size;
                if (t == 0) u.AsSpan(0, size).Clear();
                else RowKernels.Combine(size, pz + t * size, 1, w, size, now, add: false);
                if ((pair.A >> t & 1) != 0) RowKernels.Add(size, wIn, now);
                if ((pair.B >> t & 1) != 0) RowKernels.Add(size, wIn + size, now);
                HiddenActivations.Apply(activation, new ReadOnlySpan<double>(now, size), new Span<double>(state, size));
                v[t] = RowKernels.Dot(size, state, wOut);
            }
        }

        TensorPrimitives.Sigmoid<double>(y, y);
        double loss = 0;
        for (int t = 0; t < steps; t++)
        {
            double error = (pair.Sum >> t & 1) - y[t];
            loss += 0.5 * error * error;
        }
        return loss;
    }

    /// <summary>Computes the gradients of the last forward pass's loss.</summary>
    public unsafe void Backward(BinaryAdditionPair pair)
    {
        inputGradient.AsSpan().Clear();
        for (int t = 0; t < steps; t++)
        {
            double derivative = asInLecture ? Sigmoid(y[t]) * (1 - Sigmoid(y[t])) : y[t] * (1 - y[t]);
            outputDelta[t] = (y[t] - (pair.Sum >> t & 1)) * derivative;
        }

        fixed (double* w = weights.Hidden, wOut = weights.Output, pz = z, pd = delta, po = outputDelta, gIn = inputGradient, g = hiddenGradient, gOut = outputGradient)
        {
            for (int t = steps - 1; t >= 0; t--)
            {
                // delta holds a row for each step; the row behind the last stays 0: nothing comes from after the end.
                double* here = pd + t * size;
                if (t == steps - 1) delta.AsSpan(t * size, size).Clear();
                else RowKernels.Dots(size, w, size, here + size, here);
                RowKernels.Combine(1, po + t, 1, wOut, size, here, add: true);
                var row = delta.AsSpan(t * size, size);
                HiddenActivations.Slope(activation, u.AsSpan(t * size, size), z.AsSpan((t + 1) * size, size), slope);
                TensorPrimitives.Multiply<double>(row, slope, row);
                if ((pair.A >> t & 1) != 0) RowKernels.Add(size, here, gIn);
                if ((pair.B >> t & 1) != 0) RowKernels.Add(size, here, gIn + size);
            }

            // Sums over the steps, one row of the weights at a time: z_0 is 0 and gives nothing.
            RowKernels.Combine(steps, po, 1, pz + size, size, gOut, add: false);
            for (int i = 0; i < size; i++)
                RowKernels.Combine(steps - 1, pz + size + i, size, pd + size, size, g + i * size, add: false);
        }
    }

    /// <summary>One step down the last gradients.</summary>
    public void Descend(double learningRate)
    {
        TensorPrimitives.MultiplyAdd(inputGradient, -learningRate, weights.Input, weights.Input);
        TensorPrimitives.MultiplyAdd(hiddenGradient, -learningRate, weights.Hidden, weights.Hidden);
        TensorPrimitives.MultiplyAdd(outputGradient, -learningRate, weights.Output, weights.Output);
    }

    /// <summary>The sum as the network reads it off its outputs.</summary>
    public int Predict(BinaryAdditionPair pair)
    {
        Forward(pair);
        int sum = 0;
        for (int t = 0; t < steps; t++)
            if (y[t] >= 0.5) sum |= 1 << t;
        return sum;
    }

    /// <summary>Sets the flag of each hidden unit that was not 0 at some step of the last forward pass.</summary>
    internal void MarkActive(bool[] alive)
    {
        for (int t = 1; t <= steps; t++)
            for (int i = 0; i < size; i++) alive[i] |= z[t * size + i] != 0;
    }

    static double Sigmoid(double v) => 1 / (1 + Math.Exp(-v));
}
