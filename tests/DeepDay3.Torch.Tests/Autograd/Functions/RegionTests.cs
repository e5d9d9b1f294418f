using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Autograd.Functions;

/// <summary>The gradient of a part of a tensor lies where the part lies, zero elsewhere, and outlives the scope that made it.</summary>
public sealed class RegionTests
{
    const int Length = 20_000; // large enough for pooled memory, which is used again as soon as it is given back

    [Fact]
    public void The_gradient_of_a_part_keeps_its_memory_when_the_scope_ends()
    {
        using var x = zeros(2, Length, float32, requires_grad: true);
        using var outer = NewDisposeScope();
        Tensor gradient;
        using (NewDisposeScope()) gradient = autograd.grad([x[1].sum()], [x])[0].MoveToOuterDisposeScope();
        var others = Enumerable.Range(0, 8).Select(_ => full([2, Length], 7, float32)).ToList();

        Assert.Equal(0, gradient[0].sum().item<float>());
        Assert.Equal(Length, gradient[1].sum().item<float>());
        Assert.All(others, other => Assert.Equal(7, other[0, 0].item<float>()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_gradient_of_a_part_of_a_rearranged_tensor_reaches_the_right_places(bool fillsMemory)
    {
        using var scope = NewDisposeScope();
        using var x = arange(24, float64).requires_grad_();
        // A permutation fills its memory without gaps, every second column does not.
        var whole = fillsMemory ? x.view(2, 3, 4).permute(2, 0, 1) : x.view(3, 8)[TensorIndex.Colon, TensorIndex.Slice(0, 8, 2)].t();
        var weights = arange(1, whole.shape[1..].Aggregate(1L, (a, b) => a * b) + 1, dtype: float64).view(whole.shape[1..]);
        (whole[2] * weights).sum().backward();

        var expected = new double[24];
        if (fillsMemory)
            for (int i = 0; i < 6; i++) expected[4 * i + 2] = i + 1;
        else
            for (int i = 0; i < 3; i++) expected[8 * i + 4] = i + 1;
        Assert.Equal(expected, x.grad!.data<double>().ToArray());
    }
}
