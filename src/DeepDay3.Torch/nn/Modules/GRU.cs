using TorchSharp.Modules;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Gated recurrent units (Cho et al. 2014): reset gate, update gate, candidate, in this order in the weights.</summary>
            /// <remarks>
            /// Input [T, N, inputSize] ([N, T, inputSize] with <paramref name="batchFirst"/>), output [T, N, D hiddenSize], states [layers D, N, hiddenSize]; D is 2 for a
            /// bidirectional layer, else 1. Dropout acts between layers.
            /// </remarks>
            public static GRU GRU(long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Gated recurrent units (Cho et al. 2014): reset gate, update gate, candidate, in this order in the weights.</summary>
    public sealed class GRU : torch.nn.Module<torch.Tensor, torch.Tensor, (torch.Tensor, torch.Tensor)>
    {
        readonly RecurrentStack stack;

        internal GRU(long inputSize, long hiddenSize, long numLayers, bool bias, bool batchFirst, double dropout, bool bidirectional, torch.Device? device, torch.ScalarType? dtype) : base(nameof(GRU))
        {
            stack = new RecurrentStack(RecurrentKind.Gru, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional);
            foreach (var (name, parameter) in stack.Create(device, dtype)) register_parameter(name, parameter);
        }

        Parameter? Weight(string name) => _internal_params.TryGetValue(name, out var parameter) ? parameter : null;

        public override (torch.Tensor, torch.Tensor) forward(torch.Tensor input, torch.Tensor? h0 = null)
        {
            var (output, h, _) = stack.Run(Weight, input, h0, null, training);
            return (output, h);
        }

        public new (torch.Tensor, torch.Tensor) call(torch.Tensor input, torch.Tensor? h0 = null) => base.call(input, h0!);

        /// <summary>Sequences of different lengths: each runs to its own end.</summary>
        public (PackedSequence, torch.Tensor) call(PackedSequence input, torch.Tensor? h0 = null)
        {
            var (output, h, _) = stack.RunPacked(Weight, input.data, input.Sizes(), input.Sorted(h0), null, training);
            return (input.With(output), input.Unsorted(h));
        }

        /// <summary>Nothing to do: the parameters need no special place in memory.</summary>
        public void flatten_parameters()
        {
        }
    }
}
