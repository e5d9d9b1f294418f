using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace DeepDay3.Torch.Tests.Autograd;

public class FunctionalTests
{
    [Fact]
    public void The_jacobian_of_a_product_by_a_matrix_is_the_matrix()
    {
        var a = Sample.AwayFromZero(2, 3);
        var found = functional.jacobian((Tensor x) => a.mv(x), ones(3, float64));
        Assert.Equal([2, 3], found.shape);
        Assert.True(found.allclose(a));
    }

    [Fact]
    public void The_jacobian_has_the_output_s_dimensions_first()
    {
        var x = Sample.AwayFromZero(2, 2);
        var found = functional.jacobian((Tensor t) => t.t() * 2, x);
        Assert.Equal([2, 2, 2, 2], found.shape);
        Assert.Equal(2, found[0, 1, 1, 0].item<double>());
        Assert.Equal(0, found[0, 1, 0, 1].item<double>());
    }

    [Fact]
    public void Several_outputs_and_inputs_come_output_by_output()
    {
        var (x, y) = (tensor(new[] { 2.0, 3.0 }), tensor(5.0));
        var found = functional.jacobian(v => [v[0] * v[1], v[0].sum()], x, y).ToArray();
        Assert.Equal(4, found.Length);
        Assert.Equal([5, 0, 0, 5], found[0].data<double>().ToArray());
        Assert.Equal([2, 3], found[1].data<double>().ToArray());
        Assert.Equal([1, 1], found[2].data<double>().ToArray());
        Assert.Equal(0, found[3].item<double>());
    }

    [Fact]
    public void One_output_of_several_inputs_and_the_other_way_round()
    {
        var (x, y) = (tensor(2.0), tensor(5.0));
        Assert.Equal([5, 2], functional.jacobian((Tensor[] v) => v[0] * v[1], x, y).Select(j => j.item<double>()));
        Assert.Equal([4, 3], functional.jacobian((Tensor v) => new[] { v * v, v * 3 }, x).Select(j => j.item<double>()));
    }

    [Fact]
    public void A_constant_output_has_a_jacobian_of_zeros() =>
        Assert.Equal([0, 0], functional.jacobian((Tensor _) => ones(2, float64), tensor(1.0)).data<double>().ToArray());

    [Fact]
    public void Inputs_are_not_touched_and_nothing_stays_behind()
    {
        var x = tensor(2.0, requires_grad: true);
        using var scope = NewDisposeScope();
        var found = functional.jacobian((Tensor v) => v * v, x);
        Assert.Equal(4, found.item<double>());
        Assert.Null(x.grad);
        Assert.Equal(1, scope.DisposablesCount);
    }
}
