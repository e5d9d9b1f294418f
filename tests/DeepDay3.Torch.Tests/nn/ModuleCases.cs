using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Torch.Tests.Nn;

/// <summary>Every module in a size that differences can bear.</summary>
internal static partial class ModuleCases
{
    static readonly Tensor Signed = Sample.AwayFromZero(3, 4);

    internal static IEnumerable<ModuleCase> Activations() =>
    [
        ModuleCase.Of(() => ReLU(), Signed),
        ModuleCase.Of(() => ReLU(inplace: true), (m, t) => m.call(t[0] * 1.3), Signed).As("in place"),
        ModuleCase.Of(() => ReLU6(), Signed),
        ModuleCase.Of(() => Hardtanh(-0.7, 0.9), Signed),
        ModuleCase.Of(() => LeakyReLU(0.2), Signed),
        ModuleCase.Of(() => PReLU(4), Signed),
        ModuleCase.Of(() => RReLU(), Signed),
        ModuleCase.Of(() => RReLU().Evaluated(), Signed).As("evaluated"),
        ModuleCase.Of(() => ELU(0.7), Signed),
        ModuleCase.Of(() => SELU(), Signed),
        ModuleCase.Of(() => CELU(0.6), Signed),
        ModuleCase.Of(() => GELU(), Signed),
        ModuleCase.Of(() => GELU(TorchSharp.Modules.GELU.Approximate.tanh), Signed).As("by tanh"),
        ModuleCase.Of(() => SiLU(), Signed),
        ModuleCase.Of(() => Mish(), Signed),
        ModuleCase.Of(() => Softplus(1.5), Signed),
        ModuleCase.Of(() => Softsign(), Signed),
        ModuleCase.Of(() => LogSigmoid(), Signed),
        ModuleCase.Of(() => Sigmoid(), Signed),
        ModuleCase.Of(() => Tanh(), Signed),
        ModuleCase.Of(() => Hardsigmoid(), Signed * 2.1),
        ModuleCase.Of(() => Hardswish(), Signed * 2.1),
        ModuleCase.Of(() => Hardshrink(0.61), Signed),
        ModuleCase.Of(() => Softshrink(0.61), Signed),
        ModuleCase.Of(() => Tanhshrink(), Signed),
        ModuleCase.Of(() => Threshold(0.2, 5), Signed),
        ModuleCase.Of(() => GLU(1), Signed),
        ModuleCase.Of(() => Softmax(1), Signed),
        ModuleCase.Of(() => Softmin(0), Signed),
        ModuleCase.Of(() => LogSoftmax(1), Signed),
        ModuleCase.Of(() => Softmax2d(), Sample.AwayFromZero(2, 3, 2, 2)),
    ];

    internal static IEnumerable<ModuleCase> Layers()
    {
        var places = tensor(new long[] { 2, 0, 2, 1 }).view(2, 2);
        return
        [
            ModuleCase.Of(() => Linear(4, 2), Signed),
            ModuleCase.Of(() => Linear(4, 2, hasBias: false), Signed).As("without bias"),
            ModuleCase.Of(() => Bilinear(4, 2, 3), (m, t) => m.call(t[0], t[1]), Signed, Sample.AwayFromZero(3, 2)),
            ModuleCase.Of(() => Identity(), Signed),
            ModuleCase.Of(() => Flatten(), Sample.AwayFromZero(2, 3, 2)),
            ModuleCase.Of(() => Unflatten(1, [2, 2]), Signed),
            ModuleCase.Of(() => Embedding(4, 2), (m, _) => m.call(places)),
            ModuleCase.Of(() => Embedding(4, 2, padding_idx: 1, scale_grad_by_freq: false), (m, _) => m.call(places.slice(0, 0, 1, 1))).As("of one line"),
            ModuleCase.Of(() => EmbeddingBag(4, 2), (m, _) => m.call(places)),
            ModuleCase.Of(() => EmbeddingBag(4, 2, mode: EmbeddingBagMode.Sum), (m, t) => m.call(places, null, t[0]), Sample.AwayFromZero(2, 2)).As("weighted"),
            ModuleCase.Of(() => EmbeddingBag(4, 2, mode: EmbeddingBagMode.Max), (m, _) => m.call(places.view(4), tensor(new long[] { 0, 3 }))).As("of maxima"),
            ModuleCase.Of(() => Dropout(0.4), Signed),
            ModuleCase.Of(() => Dropout1d(0.4), Sample.AwayFromZero(2, 3, 2)),
            ModuleCase.Of(() => Dropout2d(0.4), Sample.AwayFromZero(2, 3, 2, 1)),
            ModuleCase.Of(() => Dropout3d(0.4), Sample.AwayFromZero(2, 3, 2, 1, 1)),
            ModuleCase.Of(() => AlphaDropout(0.4), Signed),
            ModuleCase.Of(() => FeatureAlphaDropout(0.4), Sample.AwayFromZero(2, 3, 2)),
            ModuleCase.Of(() => Sequential(Linear(4, 3), Tanh(), Linear(3, 2)), Signed),
            ModuleCase.Of(() => CosineSimilarity(), (m, t) => m.call(t[0], t[1]), Signed, Sample.Distinct(3, 4)),
            ModuleCase.Of(() => PairwiseDistance(3), (m, t) => m.call(t[0], t[1]), Signed, Sample.Distinct(3, 4)),
        ];
    }

    static T Evaluated<T>(this T module) where T : Module
    {
        module.eval();
        return module;
    }
}
