using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Autograd;

public class ConcurrentBackwardTests
{
    static void OnThreads(int count, Action<int> work)
    {
        var errors = new Exception?[count];
        var threads = new Thread[count];
        for (int i = 0; i < count; i++)
        {
            int me = i;
            threads[i] = new Thread(() =>
            {
                try
                {
                    work(me);
                }
                catch (Exception error)
                {
                    errors[me] = error;
                }
            });
            threads[i].Start();
        }
        foreach (var thread in threads) thread.Join();
        Assert.All(errors, Assert.Null);
    }

    [Fact]
    public void Graphs_of_different_threads_do_not_meet() => OnThreads(4, me =>
    {
        var x = full([3], me + 1.0, float64, requires_grad: true);
        for (int i = 0; i < 200; i++)
        {
            x.grad = null;
            (x * x * x).sum().backward();
            Assert.Equal(3.0 * (me + 1) * (me + 1), x.grad![0].item<double>());
        }
    });

    [Fact]
    public void Graphs_of_different_threads_may_end_in_the_same_leaves()
    {
        const int threads = 4, steps = 500;
        var w = ones([4, 4], float64, requires_grad: true);
        var b = ones([4], float64, requires_grad: true);
        OnThreads(threads, _ =>
        {
            var x = ones([2, 4], float64);
            for (int i = 0; i < steps; i++) (x.mm(w) + b + b).sum().backward();
        });
        Assert.All(w.grad!.data<double>().ToArray(), g => Assert.Equal(2.0 * threads * steps, g));
        Assert.All(b.grad!.data<double>().ToArray(), g => Assert.Equal(4.0 * threads * steps, g));
    }

    [Fact]
    public void Passes_of_several_threads_may_share_a_retained_graph()
    {
        var x = Sample.AwayFromZero(8).requires_grad_();
        var y = (x * x + x).tanh() * x;
        var single = autograd.grad([y.sum()], [x], retain_graph: true)[0].data<double>().ToArray();
        OnThreads(4, _ =>
        {
            for (int i = 0; i < 200; i++)
                Assert.Equal(single, autograd.grad([y.sum()], [x], retain_graph: true)[0].data<double>().ToArray());
        });
    }
}
