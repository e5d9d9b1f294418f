using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    static Reduction ReductionOf(GoldenArguments args) => args.String("reduction", "mean") switch
    {
        "mean" => Reduction.Mean,
        "sum" => Reduction.Sum,
        "none" => Reduction.None,
        var other => throw new InvalidDataException($"There is no reduction '{other}'."),
    };

    static GoldenOp Loss(Func<Tensor, Tensor, Reduction, Tensor> loss) => (x, a) => [loss(x[0], x[1], ReductionOf(a))];

    static Dictionary<string, GoldenOp> Losses() => new()
    {
        ["mse_loss"] = Loss(mse_loss),
        ["l1_loss"] = Loss(l1_loss),
        ["smooth_l1_loss"] = (x, a) => [smooth_l1_loss(x[0], x[1], ReductionOf(a), a.Double("beta"))],
        ["huber_loss"] = (x, a) => [huber_loss(x[0], x[1], a.Double("delta"), ReductionOf(a))],
        ["soft_margin_loss"] = Loss(soft_margin_loss),
        ["binary_cross_entropy"] = (x, a) => [binary_cross_entropy(x[0], x[1], At(x, 2), ReductionOf(a))],
        ["binary_cross_entropy_with_logits"] = (x, a) => [binary_cross_entropy_with_logits(x[0], x[1], At(x, 2), ReductionOf(a), At(x, 3))],
        ["cross_entropy"] = (x, a) => [cross_entropy(x[0], x[1], At(x, 2), a.Long("ignore_index", -100), ReductionOf(a), a.Double("label_smoothing", 0))],
        ["nll_loss"] = (x, a) => [a.Has("ignore_index") ? NegativeLogLikelihood(x[0], x[1], At(x, 2), a.Long("ignore_index"), ReductionOf(a)) : nll_loss(x[0], x[1], At(x, 2), ReductionOf(a))],
        // The mean over the batch is not among the library's reductions.
        ["kl_div"] = (x, a) => [a.String("reduction") == "batchmean" ? kl_div(x[0], x[1], a.Bool("log_target"), Reduction.Sum) / x[0].shape[0] : kl_div(x[0], x[1], a.Bool("log_target"), ReductionOf(a))],
        ["poisson_nll_loss"] = (x, a) => [poisson_nll_loss(x[0], x[1], a.Bool("log_input"), a.Bool("full"), reduction: ReductionOf(a))],
        ["gaussian_nll_loss"] = (x, a) => [gaussian_nll_loss(x[0], x[1], x[2], a.Bool("full"), reduction: ReductionOf(a))],
        ["cosine_embedding_loss"] = (x, a) => [cosine_embedding_loss(x[0], x[1], x[2], a.Double("margin"), ReductionOf(a))],
        ["margin_ranking_loss"] = (x, a) => [margin_ranking_loss(x[0], x[1], x[2], a.Double("margin"), ReductionOf(a))],
        ["hinge_embedding_loss"] = (x, a) => [hinge_embedding_loss(x[0], x[1], a.Double("margin"), ReductionOf(a))],
        ["triplet_margin_loss"] = (x, a) => [triplet_margin_loss(x[0], x[1], x[2], a.Double("margin"), reduction: ReductionOf(a))],
        ["multi_margin_loss"] = (x, a) => [multi_margin_loss(x[0], x[1], margin: a.Double("margin"), reduction: ReductionOf(a))],
        ["multilabel_soft_margin_loss"] = (x, a) => [multilabel_soft_margin_loss(x[0], x[1], null, ReductionOf(a))],
        ["multilabel_margin_loss"] = Loss(multi_label_margin_loss),
        ["ctc_loss"] = (x, a) => [ctc_loss(x[0], x[1], tensor(a.Longs("input_lengths")), tensor(a.Longs("target_lengths")), a.Long("blank"), a.Bool("zero_infinity"), ReductionOf(a))],
    };
}
