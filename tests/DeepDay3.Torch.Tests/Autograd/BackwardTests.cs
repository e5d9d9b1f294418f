using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Autograd;

public class BackwardTests
{
    static Tensor Leaf(params double[] values) => tensor(values, requires_grad: true);

    static double[] Values(Tensor? tensor) => tensor!.data<double>().ToArray();

    static void Fails(string message, Action action) => Assert.Contains(message, Assert.Throws<ExternalException>(action).Message);

    [Fact]
    public void Gradients_accumulate_until_they_are_cleared()
    {
        var x = Leaf(1, 2);
        (x * x).sum().backward();
        (x * 3).sum().backward();
        Assert.Equal([5, 7], Values(x.grad));
        x.grad = null;
        Assert.Null(x.grad);
        (x * 3).sum().backward();
        Assert.Equal([3, 3], Values(x.grad));
    }

    [Fact]
    public void The_gradient_is_one_tensor_that_accumulates_in_place()
    {
        var x = Leaf(1, 2);
        (x * 1).sum().backward();
        var first = x.grad!;
        (x * 2).sum().backward();
        Assert.Equal([3, 3], Values(first));
        first.zero_();
        Assert.Equal([0, 0], Values(x.grad));
    }

    [Fact]
    public void Leaves_of_one_sum_do_not_share_their_gradients()
    {
        var (x, y) = (Leaf(1, 2), Leaf(3, 4));
        (x + y).backward([ones(2, float64)]);
        x.grad!.mul_(5);
        Assert.Equal([5, 5], Values(x.grad));
        Assert.Equal([1, 1], Values(y.grad));
    }

    [Fact]
    public void Leaves_named_as_inputs_do_not_share_their_gradients()
    {
        var (x, y) = (Leaf(1, 2), Leaf(3, 4));
        (x + y).backward([ones(2, float64)], inputs: [x, y]);
        (x * 2).sum().backward();
        Assert.Equal([3, 3], Values(x.grad));
        Assert.Equal([1, 1], Values(y.grad));
    }

    [Fact]
    public void The_seed_is_not_taken_over()
    {
        var x = Leaf(1, 2);
        var seed = tensor(new[] { 1.0, 10.0 });
        x.alias().add(0).backward([seed]);
        x.add(0).backward([seed]);
        Assert.Equal([1, 10], Values(seed));
        Assert.Equal([2, 20], Values(x.grad));
    }

    [Fact]
    public void Only_the_inputs_named_get_gradients()
    {
        var (x, y) = (Leaf(1, 2), Leaf(3, 4));
        var z = x * 2;
        (z * z * y).sum().backward(inputs: [x, z, x]);
        Assert.Equal([24, 64], Values(x.grad));
        Assert.Equal([12, 32], Values(z.grad));
        Assert.Null(y.grad);
    }

    [Fact]
    public void Gradients_of_named_inputs_outlive_the_scope()
    {
        var x = Leaf(1, 2);
        using (NewDisposeScope())
        {
            (x * x).sum().backward(inputs: [x]);
            (x * x).sum().backward(inputs: [x]);
        }
        Assert.Equal([4, 8], Values(x.grad));
    }

    [Fact]
    public void A_second_pass_needs_the_graph_retained()
    {
        var x = Leaf(1, 2);
        var y = (x * x).sum();
        y.backward(retain_graph: true);
        y.backward();
        Assert.Equal([4, 8], Values(x.grad));
        Fails("Trying to backward through the graph a second time", () => y.backward());
    }

    [Fact]
    public void A_graph_that_saved_nothing_may_be_gone_through_again()
    {
        var x = Leaf(1, 2);
        var y = (x + 1).sum();
        y.backward();
        y.backward();
        Assert.Equal([2, 2], Values(x.grad));
    }

    [Fact]
    public void A_recorded_pass_gives_second_derivatives()
    {
        var x = Leaf(1, 2);
        var first = autograd.grad([x.pow(3).sum()], [x], create_graph: true)[0];
        Assert.True(first.requires_grad);
        first.sum().backward();
        Assert.Equal([6, 12], Values(x.grad));
    }

    [Fact]
    public void A_recorded_pass_accumulates_recorded_gradients()
    {
        var x = Leaf(1, 2);
        (x * x).sum().backward(create_graph: true);
        Assert.True(x.grad!.requires_grad);
        (x * x * x).sum().backward(create_graph: true);
        var penalty = x.grad!.square().sum();
        x.grad = null;
        // The gradient was g = 2x + 3x^2: the derivative of the sum of its squares is 2 g (2 + 6x).
        penalty.backward();
        Assert.Equal([2 * 5 * 8, 2 * 16 * 14], Values(x.grad));
    }

    [Fact]
    public void Third_derivatives_work_too()
    {
        var x = Leaf(2);
        var first = autograd.grad([x.pow(4).sum()], [x], create_graph: true)[0];
        var second = autograd.grad([first.sum()], [x], create_graph: true)[0];
        var third = autograd.grad([second.sum()], [x])[0];
        Assert.Equal([48], Values(third));
    }

    [Fact]
    public void Errors_name_what_is_wrong()
    {
        var x = Leaf(1, 2);
        Fails("grad can be implicitly created only for scalar outputs", () => (x * x).backward());
        Fails("grad_output[0] has a shape of [3] and output[0] has a shape of [2]", () => (x * x).backward([ones(3, float64)]));
        Fails("element 0 of tensors does not require grad and does not have a grad_fn", () => x.detach().sum().backward());
        Fails("element 1 of tensors does not require grad", () => autograd.backward([x.sum(), x.detach().sum()]));
        Fails("One of the differentiated Tensors does not require grad", () => autograd.grad([x.sum()], [x.detach()]));
        Fails("appears to not have been used in the graph. Set allow_unused=True", () => autograd.grad([x.sum()], [Leaf(1)]));
        Fails("you can only change requires_grad flags of leaf variables", () => (x * 2).requires_grad_(false));
        Fails("only Tensors of floating point", () => tensor(new[] { 1L }).requires_grad_());
        Fails("assigned grad has data of a different size", () => x.grad = ones(3, float64));
        Fails("assigned grad has data of a different type", () => x.grad = ones(2, float32));
    }

    [Fact]
    public void A_failed_pass_leaves_no_gradients_behind()
    {
        var x = Leaf(1, 2);
        var good = x * 2;
        var bad = x * x;
        bad.sum().backward();
        Fails("a second time", () => (good.sum() + bad.sum()).backward());
        x.grad = null;
        good.sum().backward();
        Assert.Equal([2, 2], Values(x.grad));
    }

    [Fact]
    public void Grad_takes_duplicates_intermediates_and_unused_inputs()
    {
        var (x, unused) = (Leaf(1, 2, 3), Leaf(1));
        var y = x * 2;
        var z = (y * x).sum();
        var found = autograd.grad([z], [x, y, x, unused, z], allow_unused: true);
        Assert.Equal([4, 8, 12], Values(found[0]));
        Assert.Equal([1, 2, 3], Values(found[1]));
        Assert.Equal([4, 8, 12], Values(found[2]));
        Assert.Null(found[3]);
        Assert.Equal([1], Values(found[4]));
        Assert.Null(x.grad);
    }

    [Fact]
    public void Grad_of_several_outputs_adds_up()
    {
        var x = Leaf(1, 2);
        var found = autograd.grad([x * x, x.sum(), x.sum()], [x], [tensor(new[] { 1.0, 10.0 }), tensor(2.0), tensor(3.0)]);
        Assert.Equal([7, 45], Values(found[0]));
    }

    [Fact]
    public void Gradients_of_intermediate_results_are_kept_on_request()
    {
        var x = Leaf(1, 2);
        var y = x * 2;
        y.retain_grad();
        y.retain_grad();
        var z = y * y;
        Assert.Null(z.grad);
        z.sum().backward(retain_graph: true);
        z.sum().backward();
        Assert.Equal([8, 16], Values(y.grad));
        Assert.Null(z.grad);
        Fails("can't retain_grad on Tensor that has requires_grad=False", () => x.detach().retain_grad());
    }

    [Fact]
    public void A_retained_gradient_follows_in_place_changes()
    {
        var x = Leaf(1, 2, 3);
        var y = x * 2;
        y.retain_grad();
        y.mul_(3);
        y.sum().backward();
        Assert.Equal([1, 1, 1], Values(y.grad));
        Assert.Equal([6, 6, 6], Values(x.grad));
    }

    [Fact]
    public void A_leaf_is_what_no_operation_made()
    {
        var x = Leaf(1, 2);
        Assert.True(x.is_leaf);
        Assert.True(x.detach().is_leaf);
        Assert.True(ones(2).is_leaf);
        Assert.False((x * 2).is_leaf);
        Assert.False(x[0].is_leaf);
    }

    [Fact]
    public void Detach_in_place_cuts_off_what_came_before()
    {
        var x = Leaf(1, 2);
        var y = (x * 2).detach_();
        Assert.False(y.requires_grad);
        Assert.True(y.is_leaf);
        Fails("Can't detach views in-place", () => (x * 2)[0].detach_());
    }

    [Fact]
    public void A_chain_of_100_000_operations_runs_backward()
    {
        var x = Leaf(1, 2);
        var y = x;
        for (int i = 0; i < 100_000; i++) y = i % 2 == 0 ? y + 1 : -(-y);
        y.sum().backward();
        Assert.Equal([1, 1], Values(x.grad));
        // The way to grad goes through the graph once more, to find what is needed.
        Assert.Equal([1, 1], Values(autograd.grad([y.sum()], [x])[0]));
    }

    [Fact]
    public void A_diamond_of_depth_60_is_gone_through_once()
    {
        // Each level uses the one before twice: 2^60 ways, but 60 nodes.
        var x = Leaf(1);
        var y = x;
        for (int i = 0; i < 60; i++) y = (y + y) * 0.5;
        y.sum().backward();
        Assert.Equal([1], Values(x.grad));
    }
}
