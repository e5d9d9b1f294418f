using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.TensorIndex;

namespace DeepDay3.Torch.Tests.Tensors;

/// <summary>Derivatives through reading and writing by index.</summary>
public class IndexGradTests
{
    static Tensor At(params long[] indices) => tensor(indices);

    static readonly Dictionary<string, Func<Tensor, Tensor>> reads = new()
    {
        ["a number"] = x => x[1],
        ["numbers"] = x => x[1, -2, 3],
        ["slices"] = x => x[Colon, Slice(1), Slice(null, null, 2)],
        ["ellipsis and none"] = x => x[Ellipsis, None, 1],
        ["slices of a permuted"] = x => x.permute(2, 0, 1)[Slice(1, 3), 1],
        ["rows, some twice"] = x => x.index([At(1, 0, 1)]),
        ["two dimensions"] = x => x.index([At(0, 1, 1), At(2, 0, 2)]),
        ["broadcast indices"] = x => x.index([At(0, 1).unsqueeze(1), At(2, 0, 0)]),
        ["apart from each other"] = x => x[Tensor(At(1, 0, 0)), Colon, Tensor(At(3, 0, 3))],
        ["next to each other, behind"] = x => x[Colon, Tensor(At(1, 0)), Tensor(At(3, 0))],
        ["negative"] = x => x[Colon, Tensor(At(-1, -3))],
        ["with a number and a slice"] = x => x[1, Slice(0, 2), Tensor(At(3, 3, 0))],
        ["a mask"] = x => x.index([tensor(new[] { true, false, true, true, false, true }).reshape(2, 3)]),
        ["a mask of all"] = x => x[Tensor(x.detach().gt(0))],
        ["indices of a transposed"] = x => x.transpose(0, 2).index([At(3, 1), At(0, 0)]),
        ["index_select"] = x => x.index_select(2, At(3, 0, 0)),
        ["index_select of a transposed"] = x => x.transpose(0, 2).index_select(1, At(2, 2)),
        ["gather"] = x => x.gather(1, At(0, 2, 2, 1, 1, 0, 0, 0).reshape(2, 2, 2)),
        ["gather of a transposed"] = x => x.transpose(1, 2).gather(2, At(0, 2, 2, 1).reshape(2, 1, 2)),
        ["masked_select"] = x => x.masked_select(x.detach().gt(0)),
    };

    static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> writes = new()
    {
        ["index_put_ a number"] = (x, y) => x.index_put_(y[0, 0], Single(1)),
        ["index_put_ slices"] = (x, y) => x.index_put_(y, Colon, Slice(1)),
        ["index_put_ rows"] = (x, y) => x.index_put_(y[0, 0], At(0, 1)),
        ["index_put_ broadcast"] = (x, y) => x.index_put_(y[1, 0], Colon, Tensor(At(2, 0))),
        ["index_put_ accumulating"] = (x, y) => x.index_put_(y[Colon, Slice(0, 1)], [At(1, 1)], accumulate: true),
        ["index_put_ accumulating slices"] = (x, y) => x.index_put_(y, [Colon, Slice(0, 2)], accumulate: true),
        ["index_put_ apart"] = (x, y) => x.index_put_(y[0, Colon, Slice(0, 3)], Tensor(At(1, 0)), Colon, Tensor(At(3, 0))),
        ["index_put_ behind"] = (x, y) => x.index_put_(y[0, 0, Slice(0, 2)], Colon, Tensor(At(1, 0)), Tensor(At(3, 0))),
        ["index_put_ a constant"] = (x, y) => x.index_put_(2.5, Tensor(At(1))) + y.sum(),
        ["set by number"] = (x, y) => { x[1] = y[0, 0]; return x; },
        ["set by slices"] = (x, y) => { x[Colon, Slice(1), Slice(0, 2)] = y[Colon, Colon, Slice(2)]; return x; },
        ["set by mask"] = (x, y) => { x[Tensor(x.detach().gt(0))] = y.sum(); return x; },
        ["index_add"] = (x, y) => x.index_add(1, At(2, 2), y, 1.5),
        ["index_add_"] = (x, y) => x.index_add_(1, At(0, 2), y, 1),
        ["scatter"] = (x, y) => x.scatter(1, At(0, 2, 1, 0, 2, 1, 0, 2).reshape(1, 2, 4), y),
        ["scatter_"] = (x, y) => x.scatter_(1, At(0, 2, 1, 0).reshape(2, 2, 1), y),
        ["scatter_add"] = (x, y) => x.scatter_add(2, At(0, 3, 3, 0, 3, 3, 3, 3).reshape(1, 2, 4), y),
        ["scatter_add_"] = (x, y) => x.scatter_add_(0, At(1, 1, 0, 1).reshape(2, 1, 2), y),
        ["masked_fill_"] = (x, y) => x.masked_fill_(x.detach().gt(0), 0.5) * y.sum(),
    };

    public static TheoryData<string> Reads => [.. reads.Keys];

    public static TheoryData<string> Writes => [.. writes.Keys];

    [Theory, MemberData(nameof(Reads))]
    public void Reading(string name) => GradCheck.Run(x => reads[name](x[0]).square(), Sample.AwayFromZero(2, 3, 4));

    [Theory, MemberData(nameof(Writes))]
    public void Writing(string name) => GradCheck.Run(x => writes[name](x[0] * x[0] * x[0], x[1] * 1).square(), Sample.AwayFromZero(2, 3, 4), Sample.Distinct(2, 2, 4));

    [Theory, MemberData(nameof(Writes))]
    public void Writing_into_a_view(string name) => GradCheck.Run(x =>
    {
        var whole = (x[0] * x[0]).permute(2, 0, 1);
        writes[name](whole.permute(1, 2, 0), x[1].sin());
        return whole.square();
    }, Sample.AwayFromZero(2, 3, 4), Sample.Distinct(2, 2, 4));
}
