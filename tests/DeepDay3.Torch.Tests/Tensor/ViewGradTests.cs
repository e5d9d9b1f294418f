using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Tensors;

/// <summary>Derivatives through changes of shape. Everything is squared behind the view, so that an element in the wrong place shows.</summary>
public class ViewGradTests
{
    static readonly Dictionary<string, Func<Tensor, Tensor>> views = new()
    {
        ["view"] = x => x.view(3, -1),
        ["reshape with a copy"] = x => x.transpose(0, 2).reshape(6, 4),
        ["flatten"] = x => x.flatten(1),
        ["ravel"] = x => x.ravel(),
        ["unflatten"] = x => x.unflatten(2, 2, 2),
        ["permute"] = x => x.permute(2, 0, 1),
        ["transpose"] = x => x.transpose(0, -1),
        ["T"] = x => x[0].T,
        ["t"] = x => x[1].t(),
        ["mT"] = x => x.mT,
        ["unsqueeze"] = x => x.unsqueeze(-1),
        ["squeeze"] = x => x.narrow(1, 1, 1).squeeze(),
        ["squeeze one"] = x => x.narrow(1, 1, 1).squeeze(1),
        ["expand"] = x => x.unsqueeze(1).expand(2, 5, 3, 4),
        ["broadcast_to"] = x => x[1, 2].broadcast_to(3, 4),
        ["select"] = x => x.select(1, -1),
        ["slice"] = x => x.slice(2, 1, 4, 2),
        ["slice of a permuted"] = x => x.permute(2, 0, 1).slice(0, 0, 4, 3).select(2, 1),
        ["narrow"] = x => x.narrow(2, 1, 2),
        ["an empty slice"] = x => cat([x.slice(2, 2, 2, 1), x], 2),
        ["as_strided, overlapping"] = x => x.as_strided([4, 3], [2, 1], 1),
        ["as_strided of a part"] = x => x[1].as_strided([2, 2], [4, 1], 12),
        ["contiguous of a transposed"] = x => x.mT.contiguous(),
        ["clone"] = x => x.mT.clone(),
        ["alias"] = x => x.alias(),
        ["views of views"] = x => x[1].t().slice(0, 0, 4, 2).unsqueeze(0).expand(3, 2, 3).reshape(-1)[TorchSharp.torch.TensorIndex.Slice(1, 9)],
    };

    public static TheoryData<string> Names => [.. views.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Through_a_view(string name) => GradCheck.Run(x => views[name](x[0] * x[0]).square(), Sample.AwayFromZero(2, 3, 4));

    [Theory, MemberData(nameof(Names))]
    public void Through_a_view_of_a_leaf(string name) => GradCheck.Run(x => views[name](x[0]).sin(), Sample.AwayFromZero(2, 3, 4));

    [Fact]
    public void Joined_along_each_dimension()
    {
        foreach (int d in new[] { 0, 1, -1 })
            GradCheck.Run(x => cat([x[0], x[1].t(), x[0] * x[1].t()], d).square(), Sample.AwayFromZero(2, 3), Sample.AwayFromZero(3, 2));
    }

    [Fact]
    public void Stacked()
    {
        foreach (int d in new[] { 0, 1, -1 })
            GradCheck.Run(x => stack([x[0], x[1].t(), x[0]], d).square(), Sample.AwayFromZero(2, 3), Sample.AwayFromZero(3, 2));
    }
}
