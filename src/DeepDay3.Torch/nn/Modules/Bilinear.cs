using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x1 W_k x2 + b_k for each output k. Starts with U(-1/sqrt(in1), 1/sqrt(in1)).</summary>
            public static Bilinear Bilinear(long in1_features, long in2_features, long out_features, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in1_features, in2_features, out_features, hasBias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A form that is linear in each of two inputs.</summary>
    public sealed class Bilinear : torch.nn.Module<torch.Tensor, torch.Tensor, torch.Tensor>
    {
        internal Bilinear(long in1_features, long in2_features, long out_features, bool hasBias, torch.Device? device, torch.ScalarType? dtype) : base(nameof(Bilinear))
        {
            torch.Device.RequireCpu(device);
            this.in1_features = in1_features;
            this.in2_features = in2_features;
            this.out_features = out_features;
            double bound = 1 / Math.Sqrt(in1_features);
            weight = new Parameter(torch.empty(out_features, in1_features, in2_features, dtype));
            weight.FillUniform(-bound, bound, null);
            if (!hasBias) return;
            bias = new Parameter(torch.empty(out_features, dtype));
            bias.FillUniform(-bound, bound, null);
        }

        /// <summary>[out_features], or null.</summary>
        public Parameter? bias
        {
            get => _internal_params.TryGetValue(nameof(bias), out var value) ? value : null;
            set => ConditionallyRegisterParameter(nameof(bias), value);
        }

        /// <summary>[out_features, in1_features, in2_features].</summary>
        public Parameter weight
        {
            get => _internal_params[nameof(weight)];
            set => ConditionallyRegisterParameter(nameof(weight), value);
        }

        public long in1_features { get; set; }

        public long in2_features { get; set; }

        public long out_features { get; set; }

        public override torch.Tensor forward(torch.Tensor input1, torch.Tensor input2) => torch.nn.functional.bilinear(input1, input2, weight, bias);
    }
}
