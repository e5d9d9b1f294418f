using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests;

public class StatisticsTests
{
    [Theory]
    [InlineData(HistogramBinSelector.Sqrt, 10)]
    [InlineData(HistogramBinSelector.Sturges, 8)]
    [InlineData(HistogramBinSelector.Rice, 10)]
    [InlineData(HistogramBinSelector.Scott, 5)]
    [InlineData(HistogramBinSelector.Doane, 8)]
    [InlineData(HistogramBinSelector.Stone, 1)]
    public void Rules_choose_as_many_bins_as_NumPy_does(HistogramBinSelector rule, long bins)
    {
        // numpy.histogram_bin_edges(numpy.arange(100.0), rule)
        var (hist, edges) = histogram(arange(100, float64), rule);
        Assert.Equal(bins, hist.numel());
        Assert.Equal(bins + 1, edges.numel());
        Assert.Equal(100, hist.sum().item<double>());
    }

    [Fact]
    public void The_out_forms_of_histogram_return_what_they_give_out()
    {
        var result = histogram(arange(10, float32), 5, out var both);
        Assert.Same(result.hist, both.Item1);
        Assert.Equal([2f, 2, 2, 2, 2], both.Item1.data<float>().ToArray());
    }

    [Fact]
    public void A_mode_is_the_smallest_of_the_most_frequent()
    {
        var (values, indices) = tensor(new long[,] { { 4, 2, 2, 4, 7 }, { 1, 1, 1, 0, 0 } }).mode();
        Assert.Equal([2L, 1], values.data<long>().ToArray());
        Assert.Equal([2L, 2], indices.data<long>().ToArray());
    }

    [Fact]
    public void Variance_does_not_lose_its_digits_far_from_zero()
    {
        var x = Sample.Between(0, 1, 1000).to(float32);
        Assert.Equal(x.var().item<float>(), (x + 4096).var().item<float>(), 1e-4f);
    }

    [Fact]
    public void What_was_not_asked_for_is_null()
    {
        var (values, inverse, counts) = tensor([3, 1, 3]).unique(return_counts: true);
        Assert.Equal([1, 3], values.data<int>().ToArray());
        Assert.Null(inverse);
        Assert.Equal([1L, 2], counts!.data<long>().ToArray());
    }

    [Fact]
    public void Searching_with_a_sorter_is_searching_the_sorted()
    {
        var x = tensor([5.0, 1.0, 3.0]);
        Assert.Equal([0L, 2, 3], searchsorted(x, tensor([0.0, 4.0, 6.0]), sorter: x.argsort()).data<long>().ToArray());
        Assert.Equal(2, searchsorted(x, 3.0, false, true, x.argsort()).item<long>());
    }

    [Fact]
    public void Spectra_are_shifted_and_back()
    {
        var x = arange(5, float32);
        Assert.Equal([3f, 4, 0, 1, 2], fft.fftshift(x).data<float>().ToArray());
        Assert.Equal(x.data<float>().ToArray(), fft.ifftshift(fft.fftshift(x)).data<float>().ToArray());
        Assert.Equal([0f, 0.4f, 0.8f, -0.8f, -0.4f], fft.fftfreq(5, 0.5).data<float>().ToArray());
        Assert.Equal([0f, 0.4f, 0.8f], fft.rfftfreq(5, 0.5).data<float>().ToArray());
    }

    [Fact]
    public void A_comparison_in_place_ends_the_gradient()
    {
        var x = tensor([1f, -2f]).requires_grad_();
        var y = x * 2;
        y.gt_(0);
        Assert.Equal([1f, 0f], y.data<float>().ToArray());
        (y * x.detach()).sum().backward();
        Assert.Equal([0f, 0f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Operators_on_bits_are_those_of_the_language()
    {
        var (a, b) = (tensor([12, 10, -1]), tensor([10, 6, 1]));
        Assert.Equal([12 & 10, 10 & 6, -1 & 1], (a & b).data<int>().ToArray());
        Assert.Equal([12 | 10, 10 | 6, -1 | 1], (a | b).data<int>().ToArray());
        Assert.Equal([12 ^ 10, 10 ^ 6, -1 ^ 1], (a ^ b).data<int>().ToArray());
        Assert.Equal([~12, ~10, 0], (~a).data<int>().ToArray());
        Assert.Equal([0, 0, 0], a.clone().bitwise_left_shift_(tensor([32, 40, 63])).data<int>().ToArray());
        Assert.Equal([0, 0, -1], a.bitwise_right_shift(tensor([32, 40, 63])).data<int>().ToArray());
    }
}
