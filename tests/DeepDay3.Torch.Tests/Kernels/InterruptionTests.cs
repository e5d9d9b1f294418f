using TorchSharp;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Kernels;

/// <summary>The flag is one for the process, so these run alone.</summary>
[Collection("recurrent kernels alone")]
public class InterruptionTests
{
    [Fact]
    public void The_flag_is_shared_under_a_name()
    {
        var flag = Assert.IsType<int[]>(AppContext.GetData("DeepDay3.InterruptionFlag"));
        flag[0] = 1;
        try
        {
            Assert.True(Interruption.Requested);
        }
        finally
        {
            flag[0] = 0;
        }
        Assert.False(Interruption.Requested);
    }

    [Fact]
    public void Long_operations_end_and_work_again_afterwards()
    {
        using var large = ones(1000, 1000);
        using var whole = ones(30, 30, dtype: ScalarType.Int64);
        using var line = arange(100_000, dtype: ScalarType.Float32);
        Func<Tensor>[] operations =
        [
            () => large.matmul(large), () => large + 1, () => large.t() + large, () => whole.matmul(whole), () => randn(100_000), () => line.sort().Values, () => linalg.qr(large).Q,
        ];
        Interruption.Requested = true;
        try
        {
            foreach (var operation in operations) Assert.Throws<OperationCanceledException>(operation);
        }
        finally
        {
            Interruption.Requested = false;
        }
        foreach (var operation in operations) operation().Dispose();
        Assert.Equal(1000f, large.matmul(large)[999, 999].item<float>());
    }
}
