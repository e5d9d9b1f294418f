using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Autograd;

/// <summary>What autograd allows to be changed in place, and what it notices.</summary>
public class InPlaceTests
{
    static Tensor Leaf(params double[] values) => tensor(values, requires_grad: true);

    static double[] Values(Tensor? tensor) => tensor!.data<double>().ToArray();

    static void Fails(string message, Action action) => Assert.Contains(message, Assert.Throws<ExternalException>(action).Message);

    const string Modified = "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.DoubleTensor [2]]";

    [Fact]
    public void A_saved_input_that_changed_is_noticed()
    {
        var x = Leaf(1, 2);
        var y = x * 2;
        var z = y * y;
        y.add_(1);
        Fails(Modified + ", which is output 0 of AddBackward0, is at version 1; expected version 0 instead.", () => z.sum().backward());
    }

    [Fact]
    public void A_saved_constant_that_changed_is_noticed()
    {
        var w = ones(2, float64);
        var y = Leaf(1, 2) * w;
        w.add_(1);
        Fails(Modified + " is at version 1; expected version 0 instead.", () => y.sum().backward());
    }

    [Fact]
    public void A_saved_result_that_changed_is_noticed()
    {
        var y = Leaf(1, 2).exp();
        y.add_(1);
        Fails(Modified + ", which is output 0 of ExpBackward0, is at version 1; expected version 0 instead.", () => y.sum().backward());
    }

    [Fact]
    public void A_change_through_a_detached_handle_is_noticed()
    {
        var x = Leaf(1, 2);
        var y = x * x;
        x.detach().add_(1);
        Fails(Modified, () => y.sum().backward());
    }

    [Fact]
    public void A_change_through_the_elements_is_noticed()
    {
        var x = Leaf(1, 2);
        var y = x * x;
        x.data<double>()[0] = 5;
        Fails(Modified, () => y.sum().backward());
    }

    [Fact]
    public void A_change_through_a_view_is_noticed()
    {
        var y = Leaf(1, 2) * 2;
        var z = y * y;
        y[0].zero_();
        Fails(Modified, () => z.sum().backward());
    }

    [Fact]
    public void A_product_with_itself_in_place_is_noticed()
    {
        var y = Leaf(1, 2) * 2;
        y.mul_(y);
        Fails(Modified, () => y.sum().backward());
    }

    [Fact]
    public void A_change_of_what_nobody_saved_is_fine()
    {
        var x = Leaf(1, 2);
        var y = x * 2;
        var z = y + 1;
        y.zero_();
        z.sum().backward();
        Assert.Equal([2, 2], Values(x.grad));
    }

    [Fact]
    public void Leaves_and_their_views_are_not_changed_while_recording()
    {
        var x = Leaf(1, 2);
        Fails("a leaf Variable that requires grad is being used in an in-place operation.", () => x.add_(1));
        Fails("a view of a leaf Variable that requires grad is being used in an in-place operation.", () => x[0] = 1);
        Fails("a view of a leaf Variable that requires grad is being used in an in-place operation.", () => x.view(2, 1).mul_(2));
        using (no_grad())
        {
            x.add_(1);
            x[0] = 5;
        }
        Assert.Equal([5, 3], Values(x));
        Assert.True(x.is_leaf && x.requires_grad);
    }

    [Fact]
    public void A_view_made_without_recording_is_not_changed_while_recording()
    {
        const string message = "A view was created in no_grad mode and is being modified inplace with grad mode enabled";
        var x = Leaf(1, 2);
        var y = x * 2;
        var buffer = zeros(2, float64);
        Tensor ofLeaf, ofResult, ofBuffer;
        using (no_grad()) (ofLeaf, ofResult, ofBuffer) = (x.view(2), y.view(2), buffer.view(2));
        Fails(message, () => ofLeaf.add_(1));
        Fails(message, () => ofResult.mul_(2));
        Fails(message, () => ofBuffer.add_(x));
        Fails(message, () => ofBuffer[0] = x[0]);
        ofBuffer.add_(1);
        using (no_grad()) ofLeaf.add_(1);
        Assert.Equal([1, 1], Values(buffer));
        Assert.Equal([2, 3], Values(x));
    }

    [Fact]
    public void Views_and_their_base_tell_each_other_of_changes()
    {
        // As PyTorch: x = [1, 2, 3]; the first row becomes x^2, the second column (of the transposed: the second row) zero.
        var x = Leaf(1, 2, 3);
        var y = x.expand(2, 3) * 1;
        var v = y.t();
        y[0] = x * x;
        v[1] = tensor(0.0);
        v.sum().backward();
        Assert.Equal([3, 0, 7], Values(x.grad));
    }

    [Fact]
    public void A_buffer_joins_the_graph_when_a_result_is_written_into_it()
    {
        var x = Leaf(1, 2);
        var buffer = zeros([2, 2], float64);
        var column = buffer[TensorIndex.Colon, 1];
        Assert.False(buffer.requires_grad || column.requires_grad);
        buffer[0] = x * 3;
        Assert.True(buffer.requires_grad && column.requires_grad);
        Assert.False(buffer.is_leaf || column.is_leaf);
        column.sum().backward();
        Assert.Equal([0, 3], Values(x.grad));
    }

    [Fact]
    public void What_is_overwritten_has_no_gradient_but_zero()
    {
        var x = Leaf(1, 2);
        var y = x * 2;
        y.fill_(3);
        Assert.True(y.requires_grad);
        y.sum().backward();
        Assert.Equal([0, 0], Values(x.grad));
    }

    [Fact]
    public void A_view_of_a_tensor_that_becomes_a_leaf_later_stays_outside()
    {
        var x = tensor(new[] { 1.0, 2.0 });
        var view = x[0];
        x.requires_grad_();
        Assert.False(view.requires_grad);
        Assert.True(x[0].requires_grad);
    }

    [Fact]
    public void Elements_that_share_memory_are_not_written_to()
    {
        var x = zeros([1], float64).expand(3);
        const string message = "more than one element of the written-to tensor refers to a single memory location";
        Fails(message, () => x.add_(1));
        Fails(message, () => x.mul_(ones(3, float64)));
        Fails(message, () => x.exp_());
        Fails(message, () => x.copy_(ones(3, float64)));
        Assert.Equal([0, 0, 0], Values(x));
        Assert.Equal([2, 2, 2], Values(x.fill_(2)));
    }

    [Fact]
    public void A_gradient_assigned_from_an_expanded_tensor_accumulates_element_by_element()
    {
        var x = Leaf(1, 2);
        x.grad = tensor(new[] { 1.0 }).expand(2);
        (x * x).sum().backward();
        Assert.Equal([3, 5], Values(x.grad));
    }

    [Fact]
    public void A_strided_view_may_reach_outside_of_the_part_it_is_taken_from()
    {
        var x = Leaf(1, 2, 3, 4);
        var y = x * 1;
        var part = y.narrow(0, 2, 1);
        (y * 1 + part.as_strided([2], [2], 1).sum()).sum().backward();
        Assert.Equal([1, 1, 1, 1], Values(x.grad));
        var cut = (x * 1).detach().narrow(0, 2, 1).detach().requires_grad_();
        cut.as_strided([3], [1], 1).sum().backward();
        Assert.Equal([1], Values(cut.grad));
    }
}
