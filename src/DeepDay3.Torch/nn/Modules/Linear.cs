using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>y = x W^T + b: [*, inputSize] to [*, outputSize]. Starts with U(-1/sqrt(inputSize), 1/sqrt(inputSize)).</summary>
            public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, outputSize, hasBias, device, dtype);

            /// <summary>A layer with given weight [out, in] and bias [out].</summary>
            public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>An affine map of the last dimension.</summary>
    public sealed class Linear : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal Linear(long inputSize, long outputSize, bool hasBias, torch.Device? device, torch.ScalarType? dtype) : base(nameof(Linear))
        {
            torch.Device.RequireCpu(device);
            in_features = inputSize;
            out_features = outputSize;
            var type = dtype ?? torch.get_default_dtype();
            weight = new Parameter(torch.empty(outputSize, inputSize, type));
            if (hasBias) bias = new Parameter(torch.empty(outputSize, type));
            double bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
            // PyTorch draws the weight by kaiming_uniform_(a = sqrt(5)), which is the same bound.
            weight.FillUniform(-bound, bound, null);
            bias?.FillUniform(-bound, bound, null);
        }

        internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear))
        {
            in_features = weight.shape[1];
            out_features = weight.shape[0];
            this.weight = weight;
            if (bias is not null) this.bias = bias;
        }

        public long in_features { get; set; }

        public long out_features { get; set; }

        /// <summary>[out_features, in_features].</summary>
        public Parameter weight
        {
            get => _internal_params["weight"];
            set => ConditionallyRegisterParameter("weight", value);
        }

        /// <summary>[out_features], or null.</summary>
        public Parameter? bias
        {
            get => _internal_params.TryGetValue("bias", out var value) ? value : null;
            set => ConditionallyRegisterParameter("bias", value);
        }

        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.linear(tensor, weight, bias);
    }
}
