using System.Text.Json;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    static Tensor Quantiles(Tensor x, GoldenArguments a)
    {
        var q = a.Json("q");
        return q.ValueKind == JsonValueKind.Array ? tensor(a.Doubles("q")).to(x.dtype) : Tensor.FromNumber(q.GetDouble(), x.dtype);
    }

    static Tensor[] Present(params Tensor?[] tensors) => [.. tensors.OfType<Tensor>()];

    static Tensor[] Present((Tensor, Tensor?, Tensor?) tensors) => Present(tensors.Item1, tensors.Item2, tensors.Item3);

    static Dictionary<string, GoldenOp> Statistics() => new()
    {
        ["cummax"] = (x, a) => Both(x[0].cummax(a.Long("dim"))),
        ["cummin"] = (x, a) => Both(x[0].cummin(a.Long("dim"))),
        ["diff"] = (x, a) => [x[0].diff(a.Long("n"), a.Long("dim"))],
        ["diff_ends"] = Three((x, before, after) => x.diff(prepend: before, append: after)),
        ["quantile_of"] = (x, a) => [x[0].quantile(Quantiles(x[0], a), a.Long("dim"), Keep(a))],
        ["nanquantile_of"] = (x, a) => [x[0].nanquantile(Quantiles(x[0], a), a.Long("dim"), Keep(a))],
        ["msort"] = One(x => x.msort()),
        ["nanmedian"] = One(x => x.nanmedian()),
        ["mode_values"] = (x, a) => [x[0].mode(a.Long("dim")).values],
        ["aminmax"] = (x, a) => Both(x[0].aminmax(a.Has("dim") ? a.Long("dim") : null, Keep(a))),
        ["unique_consecutive"] = (x, a) => Present(x[0].unique_consecutive(a.Bool("return_inverse", false), a.Bool("return_counts", false))),
        ["unique_along"] = (x, a) => Present(x[0].unique(true, a.Bool("return_inverse", false), a.Bool("return_counts", false), (int)a.Long("dim"))),
        ["trapezoid"] = (x, a) => [x[0].trapezoid(a.Double("dx"), a.Long("dim"))],
        ["cumulative_trapezoid"] = (x, a) => [x[0].cumulative_trapezoid(a.Double("dx"), a.Long("dim"))],
        ["trapezoid_at"] = Two((y, x) => trapezoid(y, x)),
        ["cumulative_trapezoid_at"] = Two((y, x) => cumulative_trapezoid(y, x)),
        ["bucketize"] = (x, a) => [x[0].bucketize(x[1], right: a.Bool("right"))],
        ["searchsorted"] = (x, a) => [searchsorted(x[0], x[1], a.Bool("out_int32", false), a.Bool("right"))],
        ["bincount_weighted"] = Two((x, w) => x.bincount(w)),
        ["bincount_least"] = (x, a) => [bincount(x[0], minlength: a.Long("minlength"))],
        ["histogram"] = (x, a) => Both(histogram(x[0], a.Long("bins"), a.Has("range") ? (a.Doubles("range")[0], a.Doubles("range")[1]) : null, density: a.Bool("density"))),
        ["histogram_edges"] = (x, _) => Both(histogram(x[0], x[1], x[2])),
        ["cov"] = (x, a) => [x[0].cov(a.Long("correction"))],
        ["cov_weighted"] = Three((x, f, w) => x.cov(fweights: f, aweights: w)),
        ["corrcoef"] = One(x => x.corrcoef()),
        ["dist"] = (x, a) => [x[0].dist(x[1], (float)a.Double("p"))],
        ["cdist_p"] = (x, a) => [cdist(x[0], x[1], a.Double("p"))],
        ["renorm"] = (x, a) => [x[0].renorm((float)a.Double("p"), a.Long("dim"), (float)a.Double("maxnorm"))],
        ["nansum_all"] = One(x => x.nansum()),
    };
}
