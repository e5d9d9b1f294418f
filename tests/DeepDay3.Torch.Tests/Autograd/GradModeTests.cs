using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Autograd;

public class GradModeTests
{
    [Fact]
    public void Nothing_is_recorded_in_no_grad()
    {
        var x = ones(2, requires_grad: true);
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad()) Assert.True((x * 2).requires_grad);
            using (set_grad_enabled(true)) Assert.True((x * 2).requires_grad);
            Assert.False((x * 2).requires_grad);
            Assert.True(x.requires_grad);
        }
        Assert.True((x * 2).requires_grad);
    }

    [Fact]
    public void Modes_are_restored_when_an_exception_leaves_them()
    {
        Assert.ThrowsAny<Exception>(() =>
        {
            using var mode = no_grad();
            ones(2).mm(ones(2));
        });
        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void Inference_mode_records_nothing_and_says_so()
    {
        var x = ones(2, requires_grad: true);
        Assert.False(is_inference_mode_enabled());
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            Assert.False((x * 2).requires_grad);
            using (inference_mode(false))
            {
                Assert.False(is_inference_mode_enabled());
                Assert.True((x * 2).requires_grad);
            }
            Assert.True(is_inference_mode_enabled());
        }
        Assert.False(is_inference_mode_enabled());
    }

    [Fact]
    public void Each_thread_has_its_own_mode()
    {
        using var mode = no_grad();
        bool elsewhere = false;
        var thread = new Thread(() => elsewhere = is_grad_enabled());
        thread.Start();
        thread.Join();
        Assert.True(elsewhere);
    }
}
