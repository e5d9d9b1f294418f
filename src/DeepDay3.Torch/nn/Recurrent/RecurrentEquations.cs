using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// The cells as tensor operations, one time step at a time: for the cell modules, and for second derivatives, where the fused kernels
/// have none. Equations: Elman (1990); Hochreiter and Schmidhuber (1997) with forget gate; Cho et al. (2014) with the reset gate applied after
/// the product, as in PyTorch.
/// </summary>
internal static class RecurrentEquations
{
    static Tensor Affine(Tensor x, Tensor weight, Tensor? bias) => nn.functional.linear(x, weight, bias);

    /// <summary>One step: x [N, I], h and c [N, H] to the next h (and c for an LSTM).</summary>
    internal static (Tensor h, Tensor? c) Step(RecurrentKind kind, Tensor x, Tensor h, Tensor? c, Tensor weightIh, Tensor weightHh, Tensor? biasIh, Tensor? biasHh)
    {
        var fromInput = Affine(x, weightIh, biasIh);
        var fromState = Affine(h, weightHh, biasHh);
        long size = h.layout.Sizes[^1];
        Tensor Gate(Tensor all, int index) => all.narrow(-1, index * size, size);
        switch (kind)
        {
            case RecurrentKind.Tanh:
                return ((fromInput + fromState).tanh(), null);
            case RecurrentKind.Relu:
                return ((fromInput + fromState).relu(), null);
            case RecurrentKind.Gru:
                var reset = (Gate(fromInput, 0) + Gate(fromState, 0)).sigmoid();
                var update = (Gate(fromInput, 1) + Gate(fromState, 1)).sigmoid();
                var candidate = (Gate(fromInput, 2) + reset * Gate(fromState, 2)).tanh();
                return (candidate + update * (h - candidate), null);
            default:
                var gates = fromInput + fromState;
                var kept = Gate(gates, 1).sigmoid() * c! + Gate(gates, 0).sigmoid() * Gate(gates, 2).tanh();
                return (Gate(gates, 3).sigmoid() * kept.tanh(), kept);
        }
    }

    /// <summary>A whole sequence in one direction: rows [sum of batch sizes, I] to output rows and the last states.</summary>
    internal static (Tensor output, Tensor hN, Tensor? cN) Sequence(RecurrentKind kind, Tensor rows, int[] batchSizes, bool reverse, Tensor h0, Tensor? c0, Tensor weightIh, Tensor weightHh, Tensor? biasIh, Tensor? biasHh)
    {
        int steps = batchSizes.Length;
        var starts = new long[steps];
        for (int t = 1; t < steps; t++) starts[t] = starts[t - 1] + batchSizes[t - 1];
        var outputs = new Tensor[steps];
        var (h, c) = (h0, c0);
        for (int order = 0; order < steps; order++)
        {
            int t = reverse ? steps - 1 - order : order;
            long active = batchSizes[t], all = h.layout.Sizes[0];
            // Only the first `active` sequences are alive at this step; the others keep their state.
            var (nextH, nextC) = Step(kind, rows.narrow(0, starts[t], active), h.narrow(0, 0, active), c?.narrow(0, 0, active), weightIh, weightHh, biasIh, biasHh);
            outputs[t] = nextH;
            h = active == all ? nextH : cat([nextH, h.narrow(0, active, all - active)]);
            c = c is null ? null : active == all ? nextC : cat([nextC!, c.narrow(0, active, all - active)]);
        }
        return (steps == 0 ? rows.narrow(1, 0, 0) : cat(outputs), h, c);
    }
}
