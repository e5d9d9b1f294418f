using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Memory;

/// <summary>Alone: other tests make and dispose tensors all the time.</summary>
[Collection(Alone.Name)]
public class TotalCountTests
{
    [Fact]
    public void Tensors_count_from_their_making_until_they_are_disposed()
    {
        long before = Tensor.TotalCount;
        var a = ones(3);
        var view = a.view(3, 1);
        Assert.Equal(before + 2, Tensor.TotalCount);
        a.Dispose();
        a.Dispose();
        view.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
        using (NewDisposeScope())
        {
            _ = ones(3);
            _ = ones(4);
            Assert.Equal(before + 2, Tensor.TotalCount);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void What_one_thread_made_another_may_dispose()
    {
        long before = Tensor.TotalCount;
        Tensor? made = null;
        var thread = new Thread(() => made = ones(3));
        thread.Start();
        thread.Join();
        Assert.Equal(before + 1, Tensor.TotalCount);
        made!.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_backward_pass_adds_the_gradients_alone()
    {
        var x = ones(3, requires_grad: true);
        using (var scope = NewDisposeScope())
        {
            var loss = (x * x).sum();
            long before = Tensor.TotalCount;
            loss.backward();
            Assert.InRange(Tensor.TotalCount - before, 0, 1);
        }
        Assert.Equal([2f, 2, 2], x.grad!.data<float>().ToArray());
    }
}
