using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

/// <summary>The same bits whatever the number of threads.</summary>
[Collection("kernel settings")]
public class SpatialThreadsTests
{
    [Theory]
    [InlineData(8, 3, 16, 1)]
    [InlineData(1, 32, 8, 1)]
    [InlineData(5, 6, 12, 3)]
    [InlineData(4, 8, 8, 8)]
    public void Convolutions_do_not_depend_on_the_number_of_threads(int batch, int inChannels, int outChannels, int groups)
    {
        var shape = ConvolutionShape.Create([batch, inChannels, 19, 23], [outChannels, inChannels / groups, 3, 3], [1, 1], [1, 1], [1, 1], [1, 1], groups);
        var random = new Random(21);
        var x = KernelCheck.Normal(random, shape.InputLength).To<float>();
        var w = KernelCheck.Normal(random, shape.WeightLength).To<float>();
        var dy = KernelCheck.Normal(random, shape.OutputLength).To<float>();
        SameBits(() =>
        {
            var (y, dx, dw, db) = (new float[dy.Length], new float[x.Length], new float[w.Length], new float[outChannels]);
            Convolution.Forward<float>(shape, x, w, db, y);
            Convolution.InputGradient<float>(shape, dy, w, dx);
            Convolution.WeightGradient<float>(shape, x, dy, dw);
            Convolution.BiasGradient<float>(shape, dy, db);
            return [.. y, .. dx, .. dw, .. db];
        });
    }

    [Fact]
    public void Pooling_resampling_and_transforms_do_not_depend_on_the_number_of_threads()
    {
        var random = new Random(22);
        var x = KernelCheck.Normal(random, 64 * 30 * 30).To<float>();
        var shape = PoolingShape.Create(64, [30, 30], [3, 3], [2, 2], [1, 1], [1, 1], false);
        var (one, axis) = (ResampleAxis<float>.Identity(1), ResampleAxis<float>.Linear(30, 47, false, null));
        SameBits(() =>
        {
            var (y, dx, indices) = (new float[shape.OutputLength], new float[x.Length], new long[shape.OutputLength]);
            MaxPooling.Forward<float>(shape, x, y, indices);
            MaxPooling.Backward<float>(64, 900, shape.Output.Volume, y, indices, dx);
            var (averages, spread) = (new float[y.Length], new float[x.Length]);
            AveragePooling.Forward<float>(shape, x, averages, true, null);
            AveragePooling.Backward<float>(shape, averages, spread, true, null);
            var (large, back) = (new float[64 * 47 * 47], new float[x.Length]);
            Resampling.Forward<float>(64, one, axis, axis, x, large);
            Resampling.Backward<float>(64, one, axis, axis, large, back);
            var spectrum = new float[64 * 30 * 32];
            Fft.RealForward<float>(64 * 30, 30, 1, x, spectrum);
            var (sorted, order) = (new float[x.Length], new long[x.Length]);
            Sorting.Sort<float>(64, 30, 30, true, x, sorted, order);
            return [.. y, .. dx, .. averages, .. spread, .. large, .. back, .. spectrum, .. sorted];
        });
    }

    static void SameBits(Func<float[]> compute)
    {
        var before = Workers.Count;
        try
        {
            Workers.Count = 1;
            var expected = compute();
            foreach (var threads in new[] { 2, 3, 7 })
            {
                Workers.Count = threads;
                for (var repeat = 0; repeat < 3; repeat++)
                    Assert.Equal(Array.ConvertAll(expected, BitConverter.SingleToInt32Bits), Array.ConvertAll(compute(), BitConverter.SingleToInt32Bits));
            }
        }
        finally
        {
            Workers.Count = before;
        }
    }
}
