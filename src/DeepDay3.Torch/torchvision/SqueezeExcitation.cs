using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class ops
    {
        /// <summary>Scales channels of [N, C, H, W] by what two layers make of their means.</summary>
        public static SqueezeExcitation SqueezeExcitation(long input_channels, long squeeze_channels, Func<nn.Module<Tensor, Tensor>>? activation = null, Func<nn.Module<Tensor, Tensor>>? scale_activation = null) =>
            new(input_channels, squeeze_channels, activation, scale_activation);
    }

    /// <summary>Scales channels of [N, C, H, W] by what two layers make of their means (Hu et al., "Squeeze-and-excitation networks", 2017).</summary>
    public class SqueezeExcitation : nn.Module<Tensor, Tensor>
    {
        /// <param name="input_channels">C.</param>
        /// <param name="squeeze_channels">Channels between the two layers.</param>
        /// <param name="activation">After the first layer; ReLU unless given.</param>
        /// <param name="scale_activation">After the second layer; a sigmoid unless given.</param>
        public SqueezeExcitation(long input_channels, long squeeze_channels, Func<nn.Module<Tensor, Tensor>>? activation = null, Func<nn.Module<Tensor, Tensor>>? scale_activation = null) : base(nameof(SqueezeExcitation))
        {
            register_module("avgpool", nn.AdaptiveAvgPool2d(1));
            register_module("fc1", nn.Conv2d(input_channels, squeeze_channels, 1));
            register_module("fc2", nn.Conv2d(squeeze_channels, input_channels, 1));
            register_module("activation", activation?.Invoke() ?? nn.ReLU());
            register_module("scale_activation", scale_activation?.Invoke() ?? nn.Sigmoid());
        }

        public override Tensor forward(Tensor input)
        {
            var scale = input;
            foreach (string step in (string[])["avgpool", "fc1", "activation", "fc2", "scale_activation"]) scale = ((nn.Module<Tensor, Tensor>)_internal_submodules[step]).call(scale);
            return scale * input;
        }
    }
}
