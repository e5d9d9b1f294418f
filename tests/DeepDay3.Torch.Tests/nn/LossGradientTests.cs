using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace DeepDay3.Torch.Tests.Modules;

/// <summary>First and second derivatives against differences, through modules.</summary>
public class LossGradientTests
{
    static readonly Tensor Real = Sample.Between(-1, 1, 4, 3) * 0.77;
    static readonly Tensor Probabilities = Sample.Between(0.1, 0.9, 4, 3);
    static readonly Tensor Signs = Sample.AwayFromZero(4).sign();
    static readonly Tensor Classes = tensor(new long[] { 2, 0, 1, 2 });

    static readonly Dictionary<string, (Func<Tensor, Reduction, Tensor> loss, Tensor at)> Losses = new()
    {
        ["L1"] = ((x, r) => L1Loss(r).call(x, Real), Sample.AwayFromZero(4, 3)),
        ["MSE"] = ((x, r) => MSELoss(r).call(x, Real), Sample.AwayFromZero(4, 3)),
        ["SmoothL1"] = ((x, r) => SmoothL1Loss(r, 0.8).call(x, Real), Sample.AwayFromZero(4, 3)),
        ["Huber"] = ((x, r) => HuberLoss(0.8, r).call(x, Real), Sample.AwayFromZero(4, 3)),
        ["BCE"] = ((x, r) => BCELoss(null, r).call(x, Probabilities), Sample.Between(0.2, 0.8, 4, 3)),
        ["BCEWithLogits"] = ((x, r) => BCEWithLogitsLoss(null, r, Sample.Between(0.5, 2, 3)).call(x, Probabilities), Sample.AwayFromZero(4, 3)),
        ["KLDiv"] = ((x, r) => KLDivLoss(false, r).call(x, Probabilities), Sample.AwayFromZero(4, 3)),
        ["KLDiv of logarithms"] = ((x, r) => KLDivLoss(true, r).call(x, Real), Sample.AwayFromZero(4, 3)),
        ["PoissonNLL"] = ((x, r) => PoissonNLLLoss(true, true, reduction: r).call(x, Probabilities * 4), Sample.AwayFromZero(4, 3)),
        ["GaussianNLL"] = ((x, r) => GaussianNLLLoss(true, reduction: r).call(Real, Real * 2, x), Sample.Between(0.4, 2, 4, 3)),
        ["SoftMargin"] = ((x, r) => SoftMarginLoss(r).call(x, Real.sign()), Sample.AwayFromZero(4, 3)),
        ["MultiLabelSoftMargin"] = ((x, r) => MultiLabelSoftMarginLoss(null, r).call(x, Probabilities), Sample.AwayFromZero(4, 3)),
        ["NLL"] = ((x, r) => NLLLoss(Sample.Between(0.5, 2, 3), r).call(x, Classes), Sample.AwayFromZero(4, 3)),
        ["CrossEntropy"] = ((x, r) => CrossEntropyLoss(null, null, r).call(x, Classes), Sample.AwayFromZero(4, 3)),
        ["CrossEntropy with weights"] = ((x, r) => CrossEntropyLoss(Sample.Between(0.5, 2, 3), 0, r).call(x, Classes), Sample.AwayFromZero(4, 3)),
        ["CrossEntropy smoothed"] = ((x, r) => F.cross_entropy(x, Classes, null, -100, r, 0.2), Sample.AwayFromZero(4, 3)),
        ["MultiMargin"] = ((x, r) => MultiMarginLoss(2, 1.3, null, r).call(x, Classes), Sample.Distinct(4, 3)),
        ["MultiLabelMargin"] = ((x, r) => MultiLabelMarginLoss(r).call(x, tensor(new long[] { 2, -1, 0, 0, 1, -1, -1, 0, 0, 1, 0, 2 }).view(4, 3)), Sample.Distinct(4, 3)),
        ["HingeEmbedding"] = ((x, r) => HingeEmbeddingLoss(1.1, r).call(x, Signs), Sample.AwayFromZero(4)),
        ["MarginRanking"] = ((x, r) => MarginRankingLoss(0.3, r).call(x, Real.select(1, 0), Signs), Sample.AwayFromZero(4)),
        ["CosineEmbedding"] = ((x, r) => CosineEmbeddingLoss(-0.9, r).call(x, Real, Signs), Sample.AwayFromZero(4, 3)),
        ["TripletMargin"] = ((x, r) => TripletMarginLoss(2, swap: true, reduction: r).call(x, Real, Probabilities), Sample.AwayFromZero(4, 3)),
        ["TripletMarginWithDistance"] = ((x, r) => TripletMarginWithDistanceLoss((a, b) => 1 - F.cosine_similarity(a, b), 2, reduction: r).call(x, Real, Probabilities), Sample.AwayFromZero(4, 3)),
    };

    public static TheoryData<string, Reduction> Cases
    {
        get
        {
            var cases = new TheoryData<string, Reduction>();
            foreach (string name in Losses.Keys)
                foreach (var reduction in Enum.GetValues<Reduction>()) cases.Add(name, reduction);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Derivatives_are_those_of_the_loss(string name, Reduction reduction) =>
        GradCheck.Run(x => Losses[name].loss(x[0], reduction), Losses[name].at);

    [Fact]
    public void CTC_has_the_gradient_of_its_loss_behind_a_log_softmax() =>
        GradCheck.First(x => CTCLoss(1, reduction: Reduction.None).call(x[0].log_softmax(2), tensor(new long[] { 0, 2, 2, 0, 0, 0 }).view(2, 3), tensor(new long[] { 5, 4 }), tensor(new long[] { 3, 2 })), Sample.AwayFromZero(5, 2, 3));

    [Fact]
    public void CTC_of_one_label_sums_over_its_alignments()
    {
        // Two steps, label a: aa, a-, -a.
        var p = tensor(new[] { 0.3, 0.7, 0.6, 0.4 }).view(2, 1, 2);
        var loss = CTCLoss(0, reduction: Reduction.Sum).call(p.log(), tensor(new long[] { 1 }).view(1, 1), tensor(new long[] { 2 }), tensor(new long[] { 1 }));
        Assert.Equal(-Math.Log((0.7 * 0.4) + (0.7 * 0.6) + (0.3 * 0.4)), loss.item<double>(), 1e-12);
    }

    [Theory]
    [InlineData(true, Reduction.Mean)]
    [InlineData(false, Reduction.Mean)]
    [InlineData(true, Reduction.Sum)]
    public void Fused_cross_entropy_is_the_composed_one(bool weighted, Reduction reduction)
    {
        Tensor x = (Sample.AwayFromZero(4, 3) * 20).requires_grad_(), y = x.detach().clone().requires_grad_();
        var weight = weighted ? Sample.Between(0.5, 2, 3) : null;
        var fused = F.cross_entropy(x, Classes, weight, 0, reduction);
        var composed = F.NegativeLogLikelihood(y.log_softmax(1), Classes, weight, 0, reduction);
        Assert.Equal(composed.item<double>(), fused.item<double>(), 1e-12);
        fused.backward();
        composed.backward();
        Assert.True(x.grad!.allclose(y.grad!, 1e-12, 1e-14));
    }

    [Fact]
    public void Large_logits_cost_no_digits()
    {
        var x = tensor(new[] { 1000.5f, 1001f, 999.25f }).view(1, 3).requires_grad_();
        F.cross_entropy(x, tensor(new long[] { 0 })).backward();
        double[] e = [Math.Exp(-0.5), 1, Math.Exp(-1.75)];
        for (int i = 0; i < 3; i++) Assert.Equal((e[i] / e.Sum()) - (i == 0 ? 1 : 0), x.grad![0, i].item<float>(), 1e-6);
    }

    [Fact]
    public void Cross_entropy_without_any_target_left_is_not_a_number() =>
        Assert.True(double.IsNaN(F.cross_entropy(zeros(2, 3, float64), tensor(new long[] { 1, 1 }), ignore_index: 1).item<double>()));
}
