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
    readonly double[] outputDelta;
    readonly double[] delta;
    readonly double[] next;
    readonly double[] slope;
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
        outputDelta = new double[steps];
        (delta, next, slope) = (new double[size], new double[size], new double[size]);
        inputGradient = new double[2 * size];
        hiddenGradient = new double[size * size];
        outputGradient = new double[size];
    }

    /// <summary>The last gradients: of W_in, W and W_out, in the layout of the weights.</summary>
    public (double[] Input, double[] Hidden, double[] Output) Gradients => ([.. inputGradient], [.. hiddenGradient], [.. outputGradient]);

    /// <summary>The outputs of the last forward pass, the least significant bit first.</summary>
    public IReadOnlyList<double> Outputs => y;

    /// <summary>Runs the network over one addition and returns the loss.</summary>
    public double Forward(BinaryAdditionPair pair)
    {
        double loss = 0;
        for (int t = 0; t < steps; t++)
        {
            var now = u.AsSpan(t * size, size);
            var state = z.AsSpan((t + 1) * size, size);
            ReadOnlySpan<double> before = z.AsSpan(t * size, size);
            now.Clear();
            if ((pair.A >> t & 1) != 0) TensorPrimitives.Add(now, weights.Input.AsSpan(0, size), now);
            if ((pair.B >> t & 1) != 0) TensorPrimitives.Add(now, weights.Input.AsSpan(size, size), now);
            for (int i = 0; i < size && t > 0; i++) TensorPrimitives.MultiplyAdd(weights.Hidden.AsSpan(i * size, size), before[i], now, now);
            Activate(now, state);
            y[t] = Sigmoid(TensorPrimitives.Dot<double>(state, weights.Output));
            double error = (pair.Sum >> t & 1) - y[t];
            loss += 0.5 * error * error;
        }
        return loss;
    }

    /// <summary>Computes the gradients of the last forward pass's loss.</summary>
    public void Backward(BinaryAdditionPair pair)
    {
        inputGradient.AsSpan().Clear();
        hiddenGradient.AsSpan().Clear();
        outputGradient.AsSpan().Clear();
        delta.AsSpan().Clear();
        for (int t = steps - 1; t >= 0; t--)
        {
            ReadOnlySpan<double> before = z.AsSpan(t * size, size), state = z.AsSpan((t + 1) * size, size);
            double derivative = asInLecture ? Sigmoid(y[t]) * (1 - Sigmoid(y[t])) : y[t] * (1 - y[t]);
            outputDelta[t] = (y[t] - (pair.Sum >> t & 1)) * derivative;
            for (int i = 0; i < size; i++)
                next[i] = TensorPrimitives.Dot<double>(weights.Hidden.AsSpan(i * size, size), delta) + outputDelta[t] * weights.Output[i];
            Slope(u.AsSpan(t * size, size), state);
            TensorPrimitives.Multiply<double>(next, slope, delta);
            TensorPrimitives.MultiplyAdd(state, outputDelta[t], outputGradient, outputGradient);
            for (int i = 0; i < size && t > 0; i++)
            {
                var row = hiddenGradient.AsSpan(i * size, size);
                TensorPrimitives.MultiplyAdd(delta, before[i], row, row);
            }
            if ((pair.A >> t & 1) != 0) TensorPrimitives.Add(inputGradient.AsSpan(0, size), delta, inputGradient.AsSpan(0, size));
            if ((pair.B >> t & 1) != 0) TensorPrimitives.Add(inputGradient.AsSpan(size, size), delta, inputGradient.AsSpan(size, size));
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

    void Activate(ReadOnlySpan<double> x, Span<double> d)
    {
        switch (activation)
        {
            case HiddenActivation.Sigmoid:
                for (int i = 0; i < d.Length; i++) d[i] = Sigmoid(x[i]);
                break;
            case HiddenActivation.Tanh:
                for (int i = 0; i < d.Length; i++) d[i] = Math.Tanh(x[i]);
                break;
            default:
                TensorPrimitives.Max(x, 0.0, d);
                break;
        }
    }

    void Slope(ReadOnlySpan<double> x, ReadOnlySpan<double> f)
    {
        for (int i = 0; i < slope.Length; i++)
            slope[i] = activation switch
            {
                HiddenActivation.Sigmoid => f[i] * (1 - f[i]),
                HiddenActivation.Tanh => 1 - f[i] * f[i],
                _ => x[i] > 0 ? 1 : 0,
            };
    }

    static double Sigmoid(double v) => 1 / (1 + Math.Exp(-v));
}
