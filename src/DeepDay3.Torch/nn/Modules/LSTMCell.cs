using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>One step of long short-term memory.</summary>
            public static LSTMCell LSTMCell(long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, bias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>One step of long short-term memory. Input [N, I] or [I], states [N, H] or [H].</summary>
    public sealed class LSTMCell : torch.nn.Module<torch.Tensor, (torch.Tensor, torch.Tensor)?, (torch.Tensor, torch.Tensor)>
    {
        internal LSTMCell(long inputSize, long hiddenSize, bool bias, torch.Device? device, torch.ScalarType? dtype) : base(nameof(LSTMCell))
        {
            InputSize = inputSize;
            HiddenSize = hiddenSize;
            foreach (var (name, parameter) in new RecurrentStack(RecurrentKind.Lstm, inputSize, hiddenSize, 1, bias, false, 0, false).Create(device, dtype))
                register_parameter(name[..^"_l0".Length], parameter);
        }

        long InputSize { get; }

        long HiddenSize { get; }

        public Parameter weight_ih
        {
            get => _internal_params["weight_ih"];
            set => ConditionallyRegisterParameter("weight_ih", value);
        }

        public Parameter weight_hh
        {
            get => _internal_params["weight_hh"];
            set => ConditionallyRegisterParameter("weight_hh", value);
        }

        public Parameter? bias_ih
        {
            get => _internal_params.TryGetValue("bias_ih", out var value) ? value : null;
            set => ConditionallyRegisterParameter("bias_ih", value);
        }

        public Parameter? bias_hh
        {
            get => _internal_params.TryGetValue("bias_hh", out var value) ? value : null;
            set => ConditionallyRegisterParameter("bias_hh", value);
        }

        public override (torch.Tensor, torch.Tensor) forward(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0)
        {
            var rows = CellInput.Rows(input, InputSize);
            var zero = torch.zeros(rows.shape[0], HiddenSize, rows.dtype);
            var h = h0_c0?.Item1;
            h = h is null ? zero : CellInput.Rows(h, HiddenSize);
            var c = h0_c0 is { } state ? CellInput.Rows(state.Item2, HiddenSize) : zero;
            var (nextH, nextC) = RecurrentEquations.Step(RecurrentKind.Lstm, rows, h, c, weight_ih, weight_hh, bias_ih, bias_hh);
            return input.dim() == 1 ? (nextH.squeeze(0), nextC!.squeeze(0)) : (nextH, nextC!);
        }

        public new (torch.Tensor, torch.Tensor) call(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null) => base.call(input, h0_c0);
    }
}
