using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>x above zero, a learned slope times x below (He et al. 2015): one slope, or one for each channel.</summary>
            public static PReLU PReLU(long num_parameters, double init = 0.25, Device? device = null, ScalarType? dtype = null) => new(num_parameters, init, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>x above zero, a learned slope times x below.</summary>
    public sealed class PReLU : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal PReLU(long num_parameters, double init, torch.Device? device, torch.ScalarType? dtype) : base(nameof(PReLU))
        {
            torch.Device.RequireCpu(device);
            this.num_parameters = num_parameters;
            this.init = init;
            weight = new Parameter(torch.full(num_parameters, init, dtype ?? torch.get_default_dtype()));
        }

        /// <summary>[num_parameters].</summary>
        public Parameter weight
        {
            get => _internal_params[nameof(weight)];
            set => ConditionallyRegisterParameter(nameof(weight), value);
        }

        public long num_parameters { get; }

        public double init { get; }

        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.prelu(tensor, weight);

        public override string GetName() => nameof(PReLU);
    }
}
