using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>One step of a simple recurrent network.</summary>
            public static RNNCell RNNCell(long inputSize, long hiddenSize, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, hiddenSize, nonLinearity, bias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>One step of a simple recurrent network. Input [N, I] or [I], states [N, H] or [H].</summary>
    public sealed class RNNCell : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        readonly RecurrentKind kind;

        internal RNNCell(long inputSize, long hiddenSize, torch.nn.NonLinearities nonLinearity, bool bias, torch.Device? device, torch.ScalarType? dtype) : base(nameof(RNNCell))
        {
            kind = nonLinearity == torch.nn.NonLinearities.ReLU ? RecurrentKind.Relu : RecurrentKind.Tanh;
            InputSize = inputSize;
            HiddenSize = hiddenSize;
            foreach (var (name, parameter) in new RecurrentStack(kind, inputSize, hiddenSize, 1, bias, false, 0, false).Create(device, dtype))
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

        public override torch.Tensor forward(torch.Tensor input, torch.Tensor? h0 = null)
        {
            var rows = CellInput.Rows(input, InputSize);
            var zero = torch.zeros(rows.shape[0], HiddenSize, rows.dtype);
            var h = h0;
            h = h is null ? zero : CellInput.Rows(h, HiddenSize);
            var next = RecurrentEquations.Step(kind, rows, h, null, weight_ih, weight_hh, bias_ih, bias_hh).h;
            return input.dim() == 1 ? next.squeeze(0) : next;
        }
    }
}
