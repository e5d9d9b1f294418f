using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torchvision;

namespace DeepDay3.Torch.Tests.Nn;

internal static partial class ModuleCases
{
    internal static IEnumerable<ModuleCase> Vision()
    {
        var image = Sample.AwayFromZero(2, 2, 3, 3);
        return
        [
            ModuleCase.Of(() => ops.SqueezeExcitation(2, 3), image),
            ModuleCase.Of(() => ops.StochasticDepth(0.5, StochasticDepth.Mode.Row), image),
            ModuleCase.Of(() => ops.DropBlock2d(0.3, 1), image),
            ModuleCase.Of(() => ops.DropBlock3d(0.3, 1), Sample.AwayFromZero(1, 2, 2, 2, 2)),
            ModuleCase.Of(() => ops.FrozenBatchNorm2d(2), image),
        ];
    }
}
