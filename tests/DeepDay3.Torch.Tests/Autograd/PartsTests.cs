using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Autograd;

/// <summary>In-place changes to several views made together, which autograd does not follow; messages are PyTorch's.</summary>
public class PartsTests
{
    static void Fails(string message, Action action) => Assert.Contains(message, Assert.Throws<ExternalException>(action).Message);

    static Tensor Tracked() => ones(4, 2, float64, requires_grad: true) * 1;

    [Fact]
    public void A_recorded_change_is_refused()
    {
        const string rest = " is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one.";
        Fails("Output 1 of SplitBackward0" + rest, () => Tracked().split(2)[1].mul_(2));
        Fails("Output 0 of SplitBackward0" + rest, () => Tracked().chunk(2)[0].add_(2));
        Fails("Output 1 of SplitWithSizesBackward0" + rest, () => Tracked().split([1, 3])[1].zero_());
        Fails("Output 3 of UnbindBackward0" + rest, () => Tracked().unbind()[3].exp_());
        Fails("Output 0 of SelectBackward0" + rest, () => Tracked().split(2)[1][0].mul_(2));
        Fails("Output 0 of SplitBackward0" + rest, () => ones(4, 2, float64, requires_grad: true).split(2)[0].mul_(2));
    }

    [Fact]
    public void Use_after_the_base_changed_is_refused()
    {
        const string message = "Output 1 of SplitBackward0 is a view and its base or another view of its base has been modified inplace.";
        var y = Tracked();
        var part = y.split(2)[1];
        y.mul_(2);
        Fails(message, () => part.sum());
    }

    [Fact]
    public void Where_nothing_is_recorded_parts_change()
    {
        var parts = zeros(4, 2, float64).split(2);
        parts[0].add_(2);
        Assert.Equal([2, 2, 2, 2], parts[0].data<double>().ToArray());
        Fails("returns multiple views", () => parts[0].mul_(Tracked().narrow(0, 0, 2)));
        var tracked = Tracked();
        using (no_grad()) tracked.split(2)[0].mul_(3);
        Assert.Equal(3, tracked[0, 0].item<double>());
    }

    [Fact]
    public void Parts_of_tensor_split_are_single_views()
    {
        var x = ones(4, 2, float64, requires_grad: true);
        var y = x * 1;
        y.tensor_split(2)[0].mul_(5);
        y.sum().backward();
        Assert.Equal([5, 5, 5, 5, 1, 1, 1, 1], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void A_strided_view_beyond_a_narrowed_one_keeps_its_gradient()
    {
        var x = arange(6, float64).requires_grad_();
        var y = x * 1;
        y.narrow(0, 1, 2).as_strided([2], [1], 3).mul_(10);
        (y * arange(1, 7, float64)).sum().backward();
        Assert.Equal([1, 2, 3, 40, 50, 6], x.grad!.data<double>().ToArray());
    }
}
