using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Normalises groups of channels of each sample (Wu and He 2018).</summary>
            public static GroupNorm GroupNorm(long num_groups, long num_channels, double eps = 1e-5, bool affine = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Normalisation of groups of channels, with a scale and shift for each channel.</summary>
    public sealed class GroupNorm : torch.nn.Module<torch.Tensor, torch.Tensor>
    {
        internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, torch.Device? device, torch.ScalarType? dtype) : base(nameof(GroupNorm))
        {
            torch.Device.RequireCpu(device);
            if (num_groups <= 0 || num_channels % num_groups != 0) throw new ArgumentException($"num_channels must be divisible by num_groups, but {num_channels} is not by {num_groups}.");
            this.num_groups = num_groups;
            this.eps = eps;
            this.affine = affine;
            if (!affine) return;
            weight = new Parameter(torch.ones(num_channels, dtype));
            bias = new Parameter(torch.zeros(num_channels, dtype));
        }

        public Parameter? bias
        {
            get => _internal_params.TryGetValue(nameof(bias), out var value) ? value : null;
            set => ConditionallyRegisterParameter(nameof(bias), value);
        }

        public Parameter? weight
        {
            get => _internal_params.TryGetValue(nameof(weight), out var value) ? value : null;
            set => ConditionallyRegisterParameter(nameof(weight), value);
        }

        public long num_groups { get; set; }

        public double eps { get; set; }

        public bool affine { get; set; }

        public override torch.Tensor forward(torch.Tensor tensor) => torch.nn.functional.group_norm(tensor, num_groups, weight, bias, eps);
    }
}
