using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torchvision
    {
        public static partial class ops
        {
            /// <summary>Batch normalisation of [N, C, H, W] whose statistics and parameters are fixed.</summary>
            public static FrozenBatchNorm2d FrozenBatchNorm2d(int num_features, double eps = 1e-5, Device? device = null) => new(num_features, eps, device);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Batch normalisation of [N, C, H, W] whose statistics and parameters are buffers, so that nothing trains them.</summary>
    public class FrozenBatchNorm2d : nn.Module<Tensor, Tensor>
    {
        readonly double eps;

        protected internal FrozenBatchNorm2d(int num_features, double eps = 1e-5, Device? device = null) : base(nameof(FrozenBatchNorm2d))
        {
            Device.RequireCpu(device);
            this.eps = eps;
            weight = ones(num_features);
            bias = zeros(num_features);
            running_mean = zeros(num_features);
            running_var = ones(num_features);
        }

        public Tensor weight
        {
            get => _internal_buffers[nameof(weight)].buffer!;
            set => ConditionallyRegisterBuffer(nameof(weight), value);
        }

        public Tensor bias
        {
            get => _internal_buffers[nameof(bias)].buffer!;
            set => ConditionallyRegisterBuffer(nameof(bias), value);
        }

        public Tensor running_mean
        {
            get => _internal_buffers[nameof(running_mean)].buffer!;
            set => ConditionallyRegisterBuffer(nameof(running_mean), value);
        }

        public Tensor running_var
        {
            get => _internal_buffers[nameof(running_var)].buffer!;
            set => ConditionallyRegisterBuffer(nameof(running_var), value);
        }

        public override Tensor forward(Tensor x)
        {
            var scale = (weight * (running_var + eps).rsqrt()).view(1, -1, 1, 1);
            return x * scale + (bias.view(1, -1, 1, 1) - running_mean.view(1, -1, 1, 1) * scale);
        }
    }
}
