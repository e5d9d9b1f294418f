using TorchSharp.Modules;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A simple (Elman) recurrent network: h = tanh(W_ih x + b_ih + W_hh h + b_hh), or ReLU in place of tanh.</summary>
            /// <remarks>
            /// Input [T, N, inputSize] ([N, T, inputSize] with <paramref name="batchFirst"/>), output [T, N, D hiddenSize], states [layers D, N, hiddenSize]; D is 2 for a
            /// bidirectional layer, else 1. Dropout acts between layers.
            /// </remarks>
            public static RNN RNN(long inputSize, long hiddenSize, long numLayers = 1, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, numLayers, nonLinearity, bias, batchFirst, dropout, bidirectional, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A simple (Elman) recurrent network: h = tanh(W_ih x + b_ih + W_hh h + b_hh), or ReLU in place of tanh.</summary>
    public sealed class RNN : torch.nn.Module<torch.Tensor, torch.Tensor, (torch.Tensor, torch.Tensor)>
    {
        readonly RecurrentStack stack;

        internal RNN(long inputSize, long hiddenSize, long numLayers, torch.nn.NonLinearities nonLinearity, bool bias, bool batchFirst, double dropout, bool bidirectional, torch.Device? device, torch.ScalarType? dtype) : base(nameof(RNN))
        {
            stack = new RecurrentStack(nonLinearity == torch.nn.NonLinearities.ReLU ? RecurrentKind.Relu : RecurrentKind.Tanh, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional);
            foreach (var (name, parameter) in stack.Create(device, dtype)) register_parameter(name, parameter);
        }

        Parameter? Weight(string name) => _internal_params.TryGetValue(name, out var parameter) ? parameter : null;

        public override (torch.Tensor, torch.Tensor) forward(torch.Tensor input, torch.Tensor? h0)
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

        public Parameter get_weight_ih(long idx) => Weight(stack.Names(idx)[0])!;

        public Parameter get_weight_hh(long idx) => Weight(stack.Names(idx)[1])!;

        public Parameter? get_bias_ih(long idx) => Weight(stack.Names(idx)[2]);

        public Parameter? get_bias_hh(long idx) => Weight(stack.Names(idx)[3]);
    }
}
