using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Models;

/// <summary>
/// A simple RNN with the two classic aids to a longer memory: leaky units and a connection that skips steps,
/// h(t) = (1 - leak) h(t-1) + leak tanh(W_in x(t) + b + W h(t-1) + W_skip h(t-skip)).
/// Leak 1 and skip 0 make the plain RNN. (El Hihi and Bengio, 1995; Lin et al., 1996; Jaeger et al., 2007.)
/// </summary>
public sealed class SkipRnn : Module<Tensor, Tensor>
{
    readonly Linear input, recurrent;
    readonly Linear? over;

    /// <summary>Makes a layer with PyTorch's initialisation of linear layers.</summary>
    /// <param name="inputSize">I</param>
    /// <param name="hiddenSize">H</param>
    /// <param name="skip">How many steps the extra connection goes back, at least 2; 0 for none.</param>
    /// <param name="leak">How much of the new state is taken each step, above 0 and at most 1.</param>
    public SkipRnn(long inputSize, long hiddenSize, int skip = 0, double leak = 1) : base(nameof(SkipRnn))
    {
        if (skip is 1 or < 0)
            throw new ArgumentOutOfRangeException(nameof(skip), skip, "0, or at least 2 steps, were expected.");
        if (leak is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(leak), leak, "A number above 0 and at most 1 was expected.");
        (Skip, Leak, HiddenSize) = (skip, leak, hiddenSize);
        input = Linear(inputSize, hiddenSize);
        recurrent = Linear(hiddenSize, hiddenSize, hasBias: false);
        if (skip > 0)
            over = Linear(hiddenSize, hiddenSize, hasBias: false);
        RegisterComponents();
    }

    /// <summary>Steps that the extra connection goes back; 0 for none.</summary>
    public int Skip { get; }

    /// <summary>How much of the new state is taken each step.</summary>
    public double Leak { get; }

    /// <summary>H</summary>
    public long HiddenSize { get; }

    /// <summary>Reads sequences.</summary>
    /// <param name="x">[N, T, I]</param>
    /// <returns>h(1) ... h(T), [N, T, H].</returns>
    public override Tensor forward(Tensor x)
    {
        Tensor driven = input.call(x), state = zeros(x.shape[0], HiddenSize, x.dtype, x.device);
        var states = new List<Tensor>();
        for (int t = 0; t < x.shape[1]; t++)
        {
            Tensor sum = driven.select(1, t) + recurrent.call(state);
            if (over is not null && t >= Skip)
                sum = sum + over.call(states[t - Skip]);
            Tensor fresh = sum.tanh();
            state = Leak == 1 ? fresh : state * (1 - Leak) + fresh * Leak;
            states.Add(state);
        }
        return stack(states, 1);
    }
}
