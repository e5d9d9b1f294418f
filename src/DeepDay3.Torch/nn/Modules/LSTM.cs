using TorchSharp.Modules;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997; forget gate of Gers et al. 2000): input, forget, candidate, output gate, in this order in the weights.</summary>
            /// <remarks>
            /// Input [T, N, inputSize] ([N, T, inputSize] with <paramref name="batchFirst"/>), output [T, N, D hiddenSize], states [layers D, N, hiddenSize]; D is 2 for a
            /// bidirectional layer, else 1. Dropout acts between layers.
            /// </remarks>
            public static LSTM LSTM(long inputSize, long hiddenSize, long numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997; forget gate of Gers et al. 2000): input, forget, candidate, output gate, in this order in the weights.</summary>
    public sealed class LSTM : torch.nn.Module<torch.Tensor, (torch.Tensor, torch.Tensor)?, (torch.Tensor, torch.Tensor, torch.Tensor)>
    {
        readonly RecurrentStack stack;

        internal LSTM(long inputSize, long hiddenSize, long numLayers, bool bias, bool batchFirst, double dropout, bool bidirectional, torch.Device? device, torch.ScalarType? dtype) : base(nameof(LSTM))
        {
            stack = new RecurrentStack(RecurrentKind.Lstm, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional);
            foreach (var (name, parameter) in stack.Create(device, dtype)) register_parameter(name, parameter);
        }

        Parameter? Weight(string name) => _internal_params.TryGetValue(name, out var parameter) ? parameter : null;

        public override (torch.Tensor, torch.Tensor, torch.Tensor) forward(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null)
        {
            var (output, h, c) = stack.Run(Weight, input, h0_c0?.Item1, h0_c0?.Item2, training);
            return (output, h, c!);
        }

        public new (torch.Tensor, torch.Tensor, torch.Tensor) call(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null) => base.call(input, h0_c0);

        /// <summary>Sequences of different lengths: each runs to its own end.</summary>
        public (PackedSequence, torch.Tensor, torch.Tensor) call(PackedSequence input, (torch.Tensor, torch.Tensor)? h0_c0 = null)
        {
            var (output, h, c) = stack.RunPacked(Weight, input.data, input.Sizes(), input.Sorted(h0_c0?.Item1), input.Sorted(h0_c0?.Item2), training);
            return (input.With(output), input.Unsorted(h), input.Unsorted(c!));
        }

        /// <summary>Nothing to do: the parameters need no special place in memory.</summary>
        public void flatten_parameters()
        {
        }
    }
}
