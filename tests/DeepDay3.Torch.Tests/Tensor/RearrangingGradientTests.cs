using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Tensors;

/// <summary>First and second derivatives of everything that moves elements, by differences.</summary>
public class RearrangingGradientTests
{
    static readonly Dictionary<string, Func<Tensor, Tensor>> OfOne = new()
    {
        ["flip"] = x => x.flip(0, 2),
        ["rot90"] = x => x.rot90(1, (0, 1)),
        ["rot180"] = x => x.rot90(2, (1, 2)),
        ["rot270"] = x => x.rot90(-1, (2, 0)),
        ["roll"] = x => x.roll([1, -2], [0, 2]),
        ["roll flat"] = x => x.roll(3),
        ["movedim"] = x => x.movedim([0, 1], [2, 0]),
        ["channel_shuffle"] = x => x.channel_shuffle(3),
        ["diagonal"] = x => x.diagonal(1, 2, 0),
        ["diag_embed"] = x => x.diag_embed(-1, 0, 2),
        ["diag of a vector"] = x => x.reshape(-1).diag(2),
        ["diag of a matrix"] = x => x[0].diag(1),
        ["diagflat"] = x => x.diagflat(1),
        ["tril"] = x => x.tril(1),
        ["triu"] = x => x.triu(-1),
        ["tril_"] = x => x.clone().tril_(),
        ["triu_"] = x => x.clone().triu_(1),
        ["unfold"] = x => x.unfold(2, 3, 1),
        ["repeat"] = x => x.repeat(2, 1, 3, 2),
        ["tile"] = x => x.tile([2]),
        ["repeat_interleave"] = x => x.repeat_interleave(2, 1),
        ["repeat_interleave by a tensor"] = x => x.repeat_interleave(tensor(new long[] { 1, 0, 3 }), 1),
        ["split"] = x => x.split([1, 2], 1)[1],
        ["chunk"] = x => x.chunk(2, 2)[0],
        ["tensor_split"] = x => x.tensor_split([1, 3], 2)[1],
        ["unbind"] = x => x.unbind(1)[2],
        ["all parts of split"] = x => x.split(1, 0)[0] * x.split(1, 0)[1],
        ["take"] = x => x.take(tensor(new long[] { 0, -1, 5, 5 })),
        ["take_along_dim"] = x => x.take_along_dim(zeros([2, 3, 1], int64), 2),
        ["index_fill"] = x => x.index_fill(1, tensor(new long[] { 0, 2 }), 4),
        ["index_fill_"] = x => x.clone().index_fill_(1, tensor(new long[] { 0, 2 }), 4),
        ["masked_fill"] = x => x.masked_fill(eye(3, 4, @bool), 2),
        ["squeeze_"] = x => x.clone().unsqueeze_(1).squeeze_(1),
        ["unsqueeze_"] = x => x.clone().unsqueeze_(0),
        ["transpose_"] = x => x.clone().transpose_(0, 2),
        ["a view changed in place"] = x => { var y = x.clone(); y.select(0, 0).unsqueeze_(0).mul_(3); return y; },
        ["combinations"] = x => combinations(x[0, 0], 2),
        ["meshgrid"] = x => meshgrid([x[0, 0], x[1, 1]])[1],
        ["cartesian_prod"] = x => cartesian_prod(x[0, 0], x[1, 1]),
        ["fill_ of a part"] = x => { var y = x.clone(); y.select(1, 1).fill_(7); return y; },
        ["copy_ of a constant"] = x => { var y = x * 2; y.select(2, 0).copy_(ones(2, 3, float64)); return y; },
    };

    public static TheoryData<string> Names => [.. OfOne.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Derivatives_agree_with_differences(string name)
    {
        var x = arange(24, float64).sin().reshape(2, 3, 4);
        // Squared, so that the second derivative is not zero.
        GradCheck.Run(p => OfOne[name](p[0]).square(), x);
    }

    static readonly Dictionary<string, (Func<Tensor[], Tensor> f, long[][] shapes)> OfMany = new()
    {
        ["diagonal_scatter"] = (p => p[0].diagonal_scatter(p[1], 1), [[3, 4], [3]]),
        ["select_scatter"] = (p => p[0].select_scatter(p[1], 1, -2), [[3, 4], [3]]),
        ["slice_scatter"] = (p => p[0].slice_scatter(p[1], 1, 0, 4, 3), [[3, 4], [3, 2]]),
        ["index_copy"] = (p => p[0].index_copy(1, tensor(new long[] { 3, 0 }), p[1]), [[3, 4], [3, 2]]),
        ["index_copy_"] = (p => p[0].clone().index_copy_(1, tensor(new long[] { 3, 0 }), p[1]), [[3, 4], [3, 2]]),
        ["index_add"] = (p => p[0].index_add(0, tensor(new long[] { 1, 1 }), p[1], 2), [[3, 4], [2, 4]]),
        ["masked_scatter"] = (p => p[0].masked_scatter(eye(3, 4, @bool), p[1]), [[3, 4], [5]]),
        ["masked_scatter_"] = (p => p[0].clone().masked_scatter_(eye(3, 4, @bool), p[1]), [[3, 4], [3]]),
        ["hstack"] = (p => hstack(p), [[3, 4], [3, 1]]),
        ["vstack"] = (p => vstack(p), [[4], [3, 4]]),
        ["dstack"] = (p => dstack(p), [[3, 4], [3, 4, 2]]),
        ["column_stack"] = (p => column_stack(p), [[3], [3, 2]]),
        ["block_diag"] = (p => block_diag(p), [[3, 2], [4]]),
        ["broadcast_tensors"] = (p => broadcast_tensors(p)[0], [[3, 1], [4]]),
    };

    public static TheoryData<string> NamesOfMany => [.. OfMany.Keys];

    [Theory, MemberData(nameof(NamesOfMany))]
    public void Derivatives_by_every_input_agree_with_differences(string name)
    {
        var (f, shapes) = OfMany[name];
        GradCheck.Run(p => f(p).square(), [.. shapes.Select((shape, i) => arange(shape.Aggregate(1L, (a, b) => a * b), float64).add(i).cos().reshape(shape))]);
    }

    [Fact]
    public void What_is_overwritten_with_a_constant_has_no_gradient()
    {
        var x = ones(3, requires_grad: true);
        var y = x * 2;
        y.fill_(5);
        Assert.True(y.requires_grad);
        y.sum().backward();
        Assert.Equal([0, 0, 0], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void What_is_overwritten_with_random_numbers_has_no_gradient()
    {
        var x = ones(4, requires_grad: true);
        var y = x * 2;
        y.slice(0, 0, 2, 1).normal_(generator: new Generator(1));
        y.sum().backward();
        Assert.Equal([0, 0, 2, 2], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Another_handle_keeps_its_shape_when_one_is_transposed_in_place()
    {
        var x = arange(6, float32).reshape(2, 3).detach().requires_grad_();
        var y = x * 1;
        var other = y.alias();
        y.transpose_(0, 1);
        Assert.Equal([3, 2], y.shape);
        Assert.Equal([2, 3], other.shape);
        (other * arange(6, float32).reshape(2, 3)).sum().backward();
        Assert.Equal([0, 1, 2, 3, 4, 5], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_leaf_that_requires_a_gradient_cannot_be_reshaped_in_place() =>
        Assert.Contains("leaf Variable", Assert.ThrowsAny<System.Runtime.InteropServices.ExternalException>(() => ones(2, requires_grad: true).unsqueeze_(0)).Message);

    public static TheoryData<string> Indexed => ["index_select", "index_add", "gather", "scatter", "where", "take", "masked_select", "index"];

    [Theory, MemberData(nameof(Indexed))]
    public void Indices_may_be_disposed_before_the_backward_pass(string name)
    {
        var x = arange(4, float64).add(1).detach().requires_grad_();
        Tensor y;
        using (var scope = NewDisposeScope())
        {
            var at = tensor(new long[] { 2, 0 });
            var mask = tensor(new[] { true, false, true, false });
            y = name switch
            {
                "index_select" => x.index_select(0, at),
                "index_add" => zeros(4, float64).index_add(0, at, x[..2], 1),
                "gather" => x.gather(0, at),
                "scatter" => zeros(4, float64).scatter(0, at, x[..2]),
                "where" => where(mask, x, x * 2),
                "take" => x.take(at),
                "masked_select" => x.masked_select(mask),
                _ => x[at],
            };
            y = y.sum().MoveToOuterDisposeScope();
        }
        // Memory that was given back would be filled by now.
        var others = Enumerable.Range(0, 50).Select(_ => full(4, 77L)).ToArray();
        y.backward();
        double[] expected = name switch
        {
            "index_add" or "scatter" => [1, 1, 0, 0],
            "where" => [1, 2, 1, 2],
            _ => [1, 0, 1, 0],
        };
        Assert.Equal(expected, x.grad!.data<double>().ToArray());
        GC.KeepAlive(others);
    }
}
