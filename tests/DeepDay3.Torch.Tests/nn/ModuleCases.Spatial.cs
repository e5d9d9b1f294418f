using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Torch.Tests.Nn;

internal static partial class ModuleCases
{
    internal static IEnumerable<ModuleCase> Spatial()
    {
        Tensor line = Sample.Distinct(1, 2, 6), plane = Sample.Distinct(1, 4, 4, 4), space = Sample.Distinct(1, 1, 4, 2, 4);
        var (_, ofLine) = functional.max_pool1d_with_indices(line, 2);
        var (_, ofPlane) = functional.max_pool2d_with_indices(plane, [2, 2]);
        var (_, ofSpace) = functional.max_pool3d_with_indices(space, [2, 2, 2]);
        return
        [
            ModuleCase.Of(() => MaxPool1d(2), line),
            ModuleCase.Of(() => MaxPool2d(2, 1, 1), plane),
            ModuleCase.Of(() => MaxPool3d(2), space),
            ModuleCase.Of(() => FractionalMaxPool2d(2, output_size: 3), plane),
            ModuleCase.Of(() => FractionalMaxPool3d((2, 1, 2), output_ratio: (0.5, 0.5, 0.6)), space),
            ModuleCase.Of(() => AvgPool1d(3, 2, 1), line),
            ModuleCase.Of(() => AvgPool2d(2, 1, 1, count_include_pad: false), plane),
            ModuleCase.Of(() => AvgPool3d(2), space),
            ModuleCase.Of(() => AdaptiveAvgPool1d(4), line),
            ModuleCase.Of(() => AdaptiveAvgPool2d((3, 1)), plane),
            ModuleCase.Of(() => AdaptiveAvgPool3d(2), space),
            ModuleCase.Of(() => AdaptiveMaxPool1d(4), line),
            ModuleCase.Of(() => AdaptiveMaxPool2d([3, 2]), plane),
            ModuleCase.Of(() => AdaptiveMaxPool3d([3, 2, 1]), space),
            ModuleCase.Of(() => LPPool1d(3, 2), Sample.Between(0.3, 1.5, 1, 2, 6)),
            ModuleCase.Of(() => LPPool2d(2, 2), plane),
            ModuleCase.Of(() => MaxUnpool1d(2), (m, t) => m.call(t[0], ofLine, null!), Sample.AwayFromZero(1, 2, 3)),
            ModuleCase.Of(() => MaxUnpool2d(2), (m, t) => m.call(t[0], ofPlane, null!), Sample.AwayFromZero(1, 4, 2, 2)),
            ModuleCase.Of(() => MaxUnpool3d(2), (m, t) => m.call(t[0], ofSpace, null!), Sample.AwayFromZero(1, 1, 2, 1, 2)),
            ModuleCase.Of(() => ConstantPad1d((1, 2), 3), line),
            ModuleCase.Of(() => ConstantPad2d((1, 2, -1, 0), 3), plane),
            ModuleCase.Of(() => ConstantPad3d(1, 3), space),
            ModuleCase.Of(() => ReflectionPad1d(2), line),
            ModuleCase.Of(() => ReflectionPad2d((1, 2, 0, 1)), plane),
            ModuleCase.Of(() => ReflectionPad3d(1), space),
            ModuleCase.Of(() => ReplicationPad1d((1, 2)), line),
            ModuleCase.Of(() => ReplicationPad2d(2), plane),
            ModuleCase.Of(() => ReplicationPad3d(1), space),
            ModuleCase.Of(() => ZeroPad2d((1, 0, 2, 1)), plane),
            ModuleCase.Of(() => Upsample([7], mode: UpsampleMode.Linear), line),
            ModuleCase.Of(() => Upsample([7]), line).As("to the nearest"),
            ModuleCase.Of(() => Upsample([3, 7], mode: UpsampleMode.Bilinear), plane).As("bilinear"),
            ModuleCase.Of(() => Upsample(scale_factor: [1.5, 2], mode: UpsampleMode.Bicubic, align_corners: true), plane).As("bicubic"),
            ModuleCase.Of(() => Upsample([3, 2, 4], mode: UpsampleMode.Trilinear), space).As("trilinear"),
            ModuleCase.Of(() => Unfold(2, padding: 1), plane),
            ModuleCase.Of(() => Fold((3, 4), (2, 2), padding: (1, 0)), Sample.AwayFromZero(1, 8, 12)),
            ModuleCase.Of(() => PixelShuffle(2), plane),
            ModuleCase.Of(() => PixelUnshuffle(2), plane),
            ModuleCase.Of(() => ChannelShuffle(2), plane),
        ];
    }
}
