using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Memory;

/// <summary>Programs that never dispose stay in bounded memory, and a backward pass gives its large gradients back at once.</summary>
[Collection(Alone.Name)]
public class BoundedMemoryTests
{
    [Fact]
    public void Ten_thousand_training_steps_without_a_dispose_stay_bounded()
    {
        const int size = 256, steps = 10_000;
        var w = zeros([size], requires_grad: true);
        var x = ones(size, size);
        // Other tests of this process have left theirs behind.
        GC.Collect();
        long before = Environment.WorkingSet;
        long most = 0;
        for (int step = 0; step < steps; step++)
        {
            ((x * w + 1) * x).mean().backward();
            using (no_grad()) w.add_(w.grad!, -0.1f);
            w.grad = null;
            if (step % 100 == 0) most = Math.Max(most, Environment.WorkingSet);
        }
        // The steps pass through 10 GB of tensors of 256 KB each.
        Assert.True(most - before < 1300L << 20, $"The working set grew from {before >> 20} to {most >> 20} MB.");
        Assert.True(w[0].item<float>() < -0.1f);
    }

    [Fact]
    public void A_program_that_disposes_holds_no_native_memory_at_the_end()
    {
        long before = Settled();
        for (int step = 0; step < 50; step++)
        {
            using var scope = NewDisposeScope();
            var w = zeros([256, 256], requires_grad: true);
            (w * 2 + 1).tanh().sum().backward();
        }
        Assert.True(Settled() <= before + (4 << 20), $"{(Settled() - before) >> 20} MB are still out.");
    }

    [Fact]
    public void A_long_chain_needs_few_gradients_at_a_time()
    {
        const int length = 200;
        long bytes = 256 * 256 * 4;
        var x = zeros([256, 256], requires_grad: true);
        var y = x;
        for (int i = 0; i < length; i++) y = y * 1.01f;
        var seed = ones(256, 256);
        long before = NativePool.Outstanding;
        y.backward([seed]);
        // Each of the 200 steps makes a gradient; without early return all of them would be out until a collection.
        Assert.True(NativePool.Outstanding - before < 20 * bytes, $"{(NativePool.Outstanding - before) / bytes} gradients are out.");
        Assert.Equal(Math.Pow(1.01, length), x.grad![0, 0].item<float>(), 1e-3);
    }

    [Fact]
    public void Contributions_to_one_weight_add_up_in_one_place()
    {
        const int length = 100;
        long bytes = 256 * 256 * 4;
        var w = ones([256, 256], requires_grad: true);
        var parts = Enumerable.Range(0, length).Select(i => (w * (float)i).sum()).ToArray();
        var total = parts.Aggregate((a, b) => a + b);
        long before = NativePool.Outstanding;
        total.backward();
        Assert.True(NativePool.Outstanding - before < 20 * bytes, $"{(NativePool.Outstanding - before) / bytes} gradients are out.");
        Assert.Equal(length * (length - 1) / 2f, w.grad![3, 3].item<float>());
    }

    static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return NativePool.Outstanding;
    }
}
