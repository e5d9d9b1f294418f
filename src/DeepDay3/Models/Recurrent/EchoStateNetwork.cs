using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// An echo state network (Jaeger, 2001): input and recurrent weights are random and stay as they are, only the linear readout learns, by
/// ridge regression in one step. h(t) = (1 - leak) h(t-1) + leak tanh(W_in x(t) + b + W h(t-1)), y(t) = W_out [1, x(t), h(t)]. Double precision.
/// </summary>
public sealed class EchoStateNetwork : IDisposable
{
    readonly Tensor inputWeights, bias, recurrentWeights;
    Tensor? readout;

    /// <summary>Draws a reservoir.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public EchoStateNetwork(EchoStateOptions? options = null)
    {
        Options = options ?? new EchoStateOptions();
        Options.Check();
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)(uint)Options.Seed);
        int n = Options.Units;
        inputWeights = ((rand(Options.Inputs, n, float64, generator: generator) * 2 - 1) * Options.InputScale).DetachFromDisposeScope();
        bias = ((rand(1, n, float64, generator: generator) * 2 - 1) * Options.InputScale).DetachFromDisposeScope();
        Tensor weights = rand(n, n, float64, generator: generator) * 2 - 1;
        weights = weights * (rand(n, n, float64, generator: generator) < Options.Density).to(float64);
        double radius = Radius(weights);
        // A very sparse small matrix may have no cycle and so no eigenvalue but 0: then it stays as it is.
        recurrentWeights = (radius > 0 ? weights * (Options.SpectralRadius / radius) : weights).DetachFromDisposeScope();
    }

    /// <summary>What it was built from.</summary>
    public EchoStateOptions Options { get; }

    /// <summary>W, [N, N]: row i holds what unit i gives to the others.</summary>
    public Tensor RecurrentWeights => recurrentWeights;

    /// <summary>W_out, [1 + I + N, outputs]; null before <see cref="Fit"/>.</summary>
    public Tensor? Readout => readout;

    /// <summary>The largest absolute eigenvalue of a square matrix.</summary>
    public static double Radius(Tensor matrix)
    {
        using var scope = NewDisposeScope();
        return linalg.eigvals(matrix.detach().to(float64)).abs().max().item<double>();
    }

    /// <summary>The states that inputs lead through.</summary>
    /// <param name="inputs">[T, I]</param>
    /// <param name="start">The state before, [1, N]; zeros when null.</param>
    /// <returns>h(1) ... h(T), [T, N].</returns>
    /// <exception cref="ArgumentException">The inputs are not [T, I].</exception>
    public Tensor States(Tensor inputs, Tensor? start = null)
    {
        if (inputs.shape is not [> 0, long size] || size != Options.Inputs)
            throw new ArgumentException($"An echo state network got inputs of shape [{string.Join(", ", inputs.shape)}]: [steps, {Options.Inputs}] was expected.");
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        Tensor driven = inputs.to(float64).mm(inputWeights) + bias, state = start ?? zeros(1, Options.Units, float64);
        var states = new List<Tensor>();
        for (long t = 0; t < inputs.shape[0]; t++)
        {
            state = Next(state, driven.narrow(0, t, 1));
            states.Add(state);
        }
        return cat(states).MoveToOuterDisposeScope();
    }

    /// <summary>Learns the readout.</summary>
    /// <param name="inputs">[T, I]</param>
    /// <param name="targets">[T, outputs]</param>
    /// <param name="washout">Steps at the beginning that are read but not learnt from: they still depend on the state before the first.</param>
    /// <exception cref="ArgumentException">The targets do not match the inputs, or the washout leaves nothing.</exception>
    public void Fit(Tensor inputs, Tensor targets, int washout = 100)
    {
        if (targets.shape is not [long steps, > 0] || steps != inputs.shape[0] || washout < 0 || washout >= steps)
            throw new ArgumentException($"An echo state network got targets of shape [{string.Join(", ", targets.shape)}] for {inputs.shape[0]} steps with a washout of {washout}: one row a step, and a shorter washout, were expected.");
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        Tensor features = Features(inputs, States(inputs));
        long kept = inputs.shape[0] - washout;
        (Tensor x, Tensor y) = (features.narrow(0, washout, kept), targets.to(float64).narrow(0, washout, kept));
        Tensor learnt = linalg.solve(x.t().mm(x) + eye(x.shape[1], dtype: float64) * Options.Ridge, x.t().mm(y));
        readout?.Dispose();
        readout = learnt.DetachFromDisposeScope();
    }

    /// <summary>The outputs for inputs that are given.</summary>
    /// <param name="inputs">[T, I]</param>
    /// <returns>[T, outputs]</returns>
    /// <exception cref="InvalidOperationException">Nothing was learnt yet.</exception>
    public Tensor Predict(Tensor inputs)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        return Features(inputs, States(inputs)).mm(Learnt()).MoveToOuterDisposeScope();
    }

    /// <summary>Runs freely: each output is the next input.</summary>
    /// <param name="warmup">[T, I], values that are given first.</param>
    /// <param name="steps">How many values follow.</param>
    /// <returns>[steps, I], the outputs after the last of <paramref name="warmup"/>.</returns>
    /// <exception cref="InvalidOperationException">Nothing was learnt yet, or the readout does not have as many outputs as there are inputs.</exception>
    public Tensor Generate(Tensor warmup, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (Learnt().shape[1] != Options.Inputs)
            throw new InvalidOperationException($"An echo state network with {Options.Inputs} inputs and {Learnt().shape[1]} outputs cannot run freely: as many outputs as inputs were expected.");
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        Tensor state = States(warmup)[^1].unsqueeze(0), input = warmup.to(float64)[^1].unsqueeze(0);
        var outputs = new List<Tensor>();
        for (int t = 0; t < steps; t++)
        {
            Tensor output = Features(input, state).mm(Learnt());
            outputs.Add(output);
            input = output;
            state = Next(state, input.mm(inputWeights) + bias);
        }
        return cat(outputs).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        inputWeights.Dispose();
        bias.Dispose();
        recurrentWeights.Dispose();
        readout?.Dispose();
    }

    Tensor Next(Tensor state, Tensor driven)
    {
        Tensor fresh = (driven + state.mm(recurrentWeights)).tanh();
        return Options.Leak == 1 ? fresh : state * (1 - Options.Leak) + fresh * Options.Leak;
    }

    static Tensor Features(Tensor inputs, Tensor states) => cat([ones(states.shape[0], 1, float64), inputs.to(float64), states], 1);

    Tensor Learnt() => readout ?? throw new InvalidOperationException("The readout of an echo state network was asked for before Fit was called.");
}
