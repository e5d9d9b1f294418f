using DeepDay3.Training;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Training;

[Collection(Alone.Name)]
public class TensorBatchesTests
{
    static long[] Pass(TensorBatches batches)
    {
        var seen = new List<long>();
        foreach (var (x, y) in batches)
        {
            Assert.True(x.eq(y).all().item<bool>());
            seen.AddRange(x.data<long>().ToArray());
        }
        return [.. seen];
    }

    [Fact]
    public void Each_pass_holds_each_sample_once_in_a_new_order()
    {
        TensorBatches batches = Batches.Of(arange(10), arange(10), 4);
        manual_seed(3);
        long[] first = Pass(batches), second = Pass(batches);
        manual_seed(3);

        Assert.Equal(3, batches.Count);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), first.Order());
        Assert.NotEqual(first, second);
        Assert.Equal(first, Pass(batches));
    }

    [Fact]
    public void Without_shuffling_the_order_stays() => Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), Pass(Batches.Of(arange(10), arange(10), 4, shuffle: false)));

    [Fact]
    public void What_does_not_belong_together_is_refused()
    {
        Assert.Contains("[3]", Assert.Throws<ArgumentException>(() => Batches.Of(arange(3), arange(4), 2)).Message);
        Assert.Throws<ArgumentException>(() => Batches.Of(zeros(0, 2), zeros(0), 2));
        Assert.Throws<ArgumentException>(() => Batches.Of(arange(3), arange(3), 0));
    }
}
