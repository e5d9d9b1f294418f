using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace DeepDay3.Torch.Tests.Nn;

internal static partial class ModuleCases
{
    /// <summary>Stride 1 takes the path on the padded image, other strides that of patches, one channel a group the depthwise one.</summary>
    internal static IEnumerable<ModuleCase> Convolutions() =>
    [
        ModuleCase.Of(() => Conv1d(2, 3, 3, padding: 1L), Sample.AwayFromZero(2, 2, 5)),
        ModuleCase.Of(() => Conv1d(2, 4, 2, stride: 2, groups: 2), Sample.AwayFromZero(2, 2, 5)).As("in strides and groups"),
        ModuleCase.Of(() => Conv1d(2, 1, 3, Padding.Same, dilation: 2, padding_mode: PaddingModes.Replicate), Sample.AwayFromZero(1, 2, 6)).As("of the same size"),
        ModuleCase.Of(() => Conv2d(2, 3, 3, padding: 1L), Sample.AwayFromZero(1, 2, 4, 3)),
        ModuleCase.Of(() => Conv2d(2, 2, 2, stride: 2, bias: false), Sample.AwayFromZero(1, 2, 5, 4)).As("in strides"),
        ModuleCase.Of(() => Conv2d(3, 3, 2, groups: 3), Sample.AwayFromZero(2, 3, 3, 3)).As("depthwise"),
        ModuleCase.Of(() => Conv2d(2, 2, 1), Sample.AwayFromZero(2, 2, 3, 2)).As("of single points"),
        ModuleCase.Of(() => Conv2d(1, 2, 3, padding: 1L, padding_mode: PaddingModes.Circular), Sample.AwayFromZero(1, 1, 4, 4)).As("around"),
        ModuleCase.Of(() => Conv3d(1, 2, 2), Sample.AwayFromZero(1, 1, 3, 2, 3)),
        ModuleCase.Of(() => Conv3d(1, 2, 2, stride: 2, padding: 1L), Sample.AwayFromZero(1, 1, 3, 2, 3)).As("in strides"),
        ModuleCase.Of(() => ConvTranspose1d(2, 3, 3), Sample.AwayFromZero(2, 2, 3)),
        ModuleCase.Of(() => ConvTranspose1d(2, 2, 3, 2, 1, 1, groups: 2), Sample.AwayFromZero(1, 2, 3)).As("in strides"),
        ModuleCase.Of(() => ConvTranspose2d(2, 3, 2), Sample.AwayFromZero(1, 2, 2, 3)),
        ModuleCase.Of(() => ConvTranspose2d(2, 2, 3, 2, 1, 1, dilation: 2), Sample.AwayFromZero(1, 2, 2, 2)).As("in strides"),
        ModuleCase.Of(() => ConvTranspose3d(2, 1, 2), Sample.AwayFromZero(1, 2, 2, 1, 2)),
        ModuleCase.Of(() => ConvTranspose3d(1, 2, 2, 2, 1), Sample.AwayFromZero(1, 1, 2, 2, 2)).As("in strides"),
    ];

    internal static IEnumerable<ModuleCase> Normalizations() =>
    [
        ModuleCase.Of(() => BatchNorm1d(3), Sample.AwayFromZero(4, 3)),
        ModuleCase.Of(() => BatchNorm1d(3).Trained(Sample.AwayFromZero(5, 3)).Evaluated(), Sample.AwayFromZero(4, 3)).As("evaluated"),
        ModuleCase.Of(() => BatchNorm2d(2), Sample.AwayFromZero(2, 2, 2, 3)),
        ModuleCase.Of(() => BatchNorm2d(2).Trained(Sample.AwayFromZero(3, 2, 2, 2)).Evaluated(), Sample.AwayFromZero(2, 2, 2, 3)).As("evaluated"),
        ModuleCase.Of(() => BatchNorm3d(2), Sample.AwayFromZero(2, 2, 2, 1, 2)),
        ModuleCase.Of(() => BatchNorm3d(2).Trained(Sample.AwayFromZero(2, 2, 2, 2, 2)).Evaluated(), Sample.AwayFromZero(2, 2, 2, 1, 2)).As("evaluated"),
        ModuleCase.Of(() => InstanceNorm1d(2, affine: true), Sample.AwayFromZero(2, 2, 5)),
        ModuleCase.Of(() => InstanceNorm1d(2, affine: true, track_running_stats: true).Trained(Sample.AwayFromZero(3, 2, 4)).Evaluated(), Sample.AwayFromZero(2, 2, 5)).As("evaluated"),
        ModuleCase.Of(() => InstanceNorm2d(2), Sample.AwayFromZero(1, 2, 2, 3)),
        ModuleCase.Of(() => InstanceNorm2d(2, affine: true, track_running_stats: true).Trained(Sample.AwayFromZero(3, 2, 2, 2)).Evaluated(), Sample.AwayFromZero(1, 2, 2, 3)).As("evaluated"),
        ModuleCase.Of(() => InstanceNorm3d(2, affine: true), Sample.AwayFromZero(1, 2, 2, 2, 2)),
        ModuleCase.Of(() => InstanceNorm3d(2, affine: true, track_running_stats: true).Trained(Sample.AwayFromZero(1, 2, 2, 2, 3)).Evaluated(), Sample.AwayFromZero(1, 2, 2, 2, 2)).As("evaluated"),
        ModuleCase.Of(() => LayerNorm([2, 3]), Sample.AwayFromZero(4, 2, 3)),
        ModuleCase.Of(() => LayerNorm(4, elementwise_affine: false), Sample.AwayFromZero(3, 4)).As("without parameters"),
        ModuleCase.Of(() => GroupNorm(2, 4), Sample.AwayFromZero(2, 4, 3)),
        ModuleCase.Of(() => LocalResponseNorm(3, 0.5, 0.75, 1.5), Sample.AwayFromZero(2, 5, 2)),
    ];

    /// <summary>With running statistics of its own.</summary>
    static T Trained<T>(this T module, torch.Tensor batch) where T : Module<torch.Tensor, torch.Tensor>
    {
        module.to(torch.float64);
        using (torch.no_grad()) module.call(batch);
        return module;
    }
}
