using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    static bool Keep(GoldenArguments args) => args.Bool("keepdim", false);

    static bool Unbiased(GoldenArguments args) => args.Bool("unbiased", true);

    /// <summary>A reduction over everything, or over the dimensions that the case names.</summary>
    static GoldenOp Over(Func<Tensor, Tensor> all, Func<Tensor, long[], bool, Tensor> some) => (x, a) => [a.Has("dim") ? some(x[0], a.Longs("dim"), Keep(a)) : all(x[0])];

    static GoldenOp Along(Func<Tensor, long, Tensor> function) => (x, a) => [function(x[0], a.Long("dim"))];

    static Dictionary<string, GoldenOp> Reductions() => new()
    {
        ["sum"] = (x, a) => [a.Has("dim") ? x[0].sum(a.Longs("dim"), Keep(a), TypeOrNull(a)) : x[0].sum(TypeOrNull(a))],
        ["mean"] = Over(x => x.mean(), (x, d, keep) => x.mean(d, keep)),
        ["prod"] = (x, a) => [a.Has("dim") ? x[0].prod(a.Long("dim"), Keep(a), TypeOrNull(a)) : x[0].prod(TypeOrNull(a))],
        ["logsumexp"] = (x, a) => [x[0].LogSumExp(a.Longs("dim"), Keep(a))],
        ["amax"] = Over(x => x.amax(), (x, d, keep) => x.amax(d, keep)),
        ["amin"] = Over(x => x.amin(), (x, d, keep) => x.amin(d, keep)),
        ["std"] = (x, a) => [a.Has("dim") ? x[0].std(a.Longs("dim"), Unbiased(a), Keep(a)) : x[0].std(Unbiased(a))],
        ["var"] = (x, a) => [a.Has("dim") ? x[0].var(a.Longs("dim"), Unbiased(a), Keep(a)) : x[0].var(Unbiased(a))],
        ["var_mean"] = (x, a) => Both(x[0].var_mean(a.Longs("dim"))),
        ["std_mean"] = (x, a) => Both(x[0].std_mean(a.Longs("dim"))),
        ["max"] = (x, a) => a.Has("dim") ? Both(x[0].max(a.Long("dim"), Keep(a))) : [x[0].max()],
        ["min"] = (x, a) => a.Has("dim") ? Both(x[0].min(a.Long("dim"), Keep(a))) : [x[0].min()],
        ["argmax"] = Over(x => x.argmax(), (x, d, keep) => x.argmax(d[0], keep)),
        ["argmin"] = Over(x => x.argmin(), (x, d, keep) => x.argmin(d[0], keep)),
        ["softmax"] = Along((x, dim) => x.softmax(dim)),
        ["log_softmax"] = Along((x, dim) => x.log_softmax(dim)),
        ["median"] = (x, a) => a.Has("dim") ? Both(x[0].Median(a.Long("dim"), Keep(a))) : [x[0].median()],
        ["nansum"] = (x, a) => [x[0].NanSum(a.Longs("dim"), false, null)],
        ["nanmean"] = (x, a) => [x[0].nanmean((int)a.Long("dim"))],
        ["any"] = Over(x => x.any(), (x, d, keep) => x.any(d[0], keep)),
        ["all"] = Over(x => x.all(), (x, d, keep) => x.all(d[0], keep)),
        ["norm"] = (x, a) => [x[0].VectorNorm(a.Double("p"), a.Has("dim") ? a.Longs("dim") : [], Keep(a))],
        ["cumsum"] = Along((x, dim) => x.cumsum(dim)),
        ["cumprod"] = Along((x, dim) => x.cumprod(dim)),
        ["logcumsumexp"] = Along((x, dim) => x.logcumsumexp(dim)),
        ["sort"] = (x, a) => Both(x[0].sort(a.Long("dim"), a.Bool("descending"))),
        ["argsort"] = (x, a) => [x[0].argsort(a.Long("dim"), a.Bool("descending"))],
        ["topk"] = (x, a) => Both(x[0].topk((int)a.Long("k"), (int)a.Long("dim"), a.Bool("largest", true))),
        ["kthvalue"] = (x, a) => Both(x[0].kthvalue(a.Long("k"), a.Long("dim"), Keep(a))),
        ["quantile"] = (x, a) => [x[0].quantile(Tensor.FromNumber(a.Double("q"), x[0].dtype), a.Long("dim"))],
        ["unique"] = (x, a) =>
        {
            var (values, inverse, counts) = x[0].unique(true, a.Bool("return_inverse", false), a.Bool("return_counts", false));
            return [values, .. inverse is null ? [] : new[] { inverse }, .. counts is null ? [] : new[] { counts }];
        },
        ["bincount"] = One(x => x.bincount(null!)),
        ["histc"] = (x, a) => [x[0].histc(a.Long("bins"), a.Long("min"), a.Long("max"))],
        ["count_nonzero"] = (x, a) => [x[0].count_nonzero(a.Longs("dim"))],
        ["nonzero"] = One(x => x.nonzero()),
    };
}
