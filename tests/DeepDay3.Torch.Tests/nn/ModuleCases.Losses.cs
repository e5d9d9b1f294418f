using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Torch.Tests.Nn;

internal static partial class ModuleCases
{
    internal static IEnumerable<ModuleCase> Losses()
    {
        Tensor x = Sample.AwayFromZero(4, 3), real = Sample.Between(-1, 1, 4, 3) * 0.77, probabilities = Sample.Between(0.1, 0.9, 4, 3), guesses = Sample.Between(0.2, 0.8, 4, 3);
        Tensor signs = Sample.AwayFromZero(4).sign(), classes = tensor(new long[] { 2, 0, 1, 2 });
        var labels = tensor(new long[] { 2, -1, 0, 0, 1, -1, -1, 0, 0, 1, 0, 2 }).view(4, 3);
        static ModuleCase Pair<T>(Func<T> make, Tensor x, Tensor target) where T : Module<Tensor, Tensor, Tensor> => ModuleCase.Of(make, (m, t) => m.call(t[0], t[1]), x, target);
        static ModuleCase Given<T>(Func<T> make, Tensor x, Tensor target) where T : Module<Tensor, Tensor, Tensor> => ModuleCase.Of(make, (m, t) => m.call(t[0], target), x);
        return
        [
            Pair(() => L1Loss(), x, real),
            Pair(() => MSELoss(), x, real),
            Pair(() => SmoothL1Loss(beta: 0.8), x, real),
            Pair(() => HuberLoss(0.8), x, real),
            Given(() => BCELoss(), guesses, probabilities),
            Given(() => BCEWithLogitsLoss(pos_weights: Sample.Between(0.5, 2, 3)), x, probabilities),
            Pair(() => KLDivLoss(false), x, probabilities),
            Pair(() => KLDivLoss(true), x, real).As("of logarithms"),
            Given(() => PoissonNLLLoss(true, true), x, probabilities * 4),
            ModuleCase.Of(() => GaussianNLLLoss(true), (m, t) => m.call(t[0], t[1], t[2]), x, real, Sample.Between(0.4, 2, 4, 3)),
            Given(() => SoftMarginLoss(), x, real.sign()),
            Given(() => MultiLabelSoftMarginLoss(), x, probabilities),
            Given(() => NLLLoss(Sample.Between(0.5, 2, 3)), x, classes),
            Given(() => CrossEntropyLoss(Sample.Between(0.5, 2, 3), 0), x, classes),
            Given(() => CrossEntropyLoss(), x, guesses / guesses.sum(1, keepdim: true)).As("of probabilities"),
            Given(() => MultiMarginLoss(2, 1.3), Sample.Distinct(4, 3), classes),
            Given(() => MultiLabelMarginLoss(), Sample.Distinct(4, 3), labels),
            Given(() => HingeEmbeddingLoss(1.1), Sample.AwayFromZero(4), signs),
            ModuleCase.Of(() => MarginRankingLoss(0.3), (m, t) => m.call(t[0], t[1], signs), Sample.AwayFromZero(4), Sample.Between(-1, 1, 4)),
            ModuleCase.Of(() => CosineEmbeddingLoss(-0.9), (m, t) => m.call(t[0], t[1], signs), x, real),
            ModuleCase.Of(() => TripletMarginLoss(2, swap: true), (m, t) => m.call(t[0], t[1], t[2]), x, real, probabilities),
            ModuleCase.Of(() => TripletMarginWithDistanceLoss((a, b) => (a - b).square().sum(1), 6), (m, t) => m.call(t[0], t[1], t[2]), x, real, probabilities),
            // Its gradient has no gradient in PyTorch either.
            ModuleCase.Of(() => CTCLoss(1), (m, t) => m.call(t[0].log_softmax(2), tensor(new long[] { 0, 2, 2, 0, 0, 0 }).view(2, 3), tensor(new long[] { 5, 4 }), tensor(new long[] { 3, 2 })), Sample.AwayFromZero(5, 2, 3)).FirstOnly(),
        ];
    }
}
