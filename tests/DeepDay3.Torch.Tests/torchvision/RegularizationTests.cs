using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torchvision;
using static TorchSharp.torchvision.ops;

namespace DeepDay3.Torch.Tests.Vision;

/// <summary>Against values worked out by hand.</summary>
[Collection(Alone.Name)]
public class RegularizationTests
{
    [Theory]
    [InlineData(torchvision.StochasticDepth.Mode.Row)]
    [InlineData(torchvision.StochasticDepth.Mode.Batch)]
    public void Samples_stay_or_go_together(StochasticDepth.Mode mode)
    {
        manual_seed(1);
        bool stayed = false, went = false, mixed = false;
        for (int i = 0; i < 40; i++)
        {
            float[] y = stochastic_depth(ones(8, 2, 2), 0.75, mode).view(8, 4).amax(1).data<float>().ToArray();
            Assert.All(y, value => Assert.True(value is 0 or 4));
            (stayed, went, mixed) = (stayed | y.Contains(4), went | y.Contains(0), mixed | (y.Contains(0) && y.Contains(4)));
        }
        Assert.Equal((true, true, mode == torchvision.StochasticDepth.Mode.Row), (stayed, went, mixed));
        Assert.Equal(0, stochastic_depth(ones(3, 2), 1, mode).sum().item<float>());
        var x = ones(3, 2);
        Assert.True(stochastic_depth(x, 0.5, mode, training: false).Equals(x));
        Assert.Throws<ArgumentException>(() => stochastic_depth(x, 1.5, mode));
    }

    [Fact]
    public void Whole_blocks_are_dropped_and_the_mean_stays()
    {
        manual_seed(2);
        var y = drop_block2d(ones([4, 2, 9, 9], float64), 0.2, 3);
        Assert.Equal(1, y.mean().item<double>(), 1e-5);
        var kept = y.ne(0);
        long gone = kept.logical_not().sum().item<long>();
        Assert.InRange(gone, 40, 260);
        // Every dropped element lies in a dropped block of 3 x 3: opening the holes by one and closing them again changes nothing.
        var holes = kept.logical_not().to_type(float64);
        var middles = nn.functional.avg_pool2d(holes, 3, 1).eq(1).to_type(float64);
        Assert.True(nn.functional.max_pool2d(nn.functional.pad(middles, [2, 2, 2, 2]), 3, 1).Equals(holes));
        Assert.Equal(1, drop_block3d(ones([2, 1, 4, 4, 4], float64), 0.2, 1).mean().item<double>(), 1e-5);
        Assert.True(drop_block2d(y, 0.5, 3, training: false).Equals(y));
        Assert.Throws<ArgumentException>(() => drop_block2d(ones(2, 2), 0.5, 3));
    }

    [Fact]
    public void Squeezing_scales_channels()
    {
        using var module = ops.SqueezeExcitation(2, 1);
        using (no_grad())
            foreach (var (name, parameter) in module.named_parameters()) parameter.fill_(name.EndsWith("weight", StringComparison.Ordinal) ? 1 : 0);
        var x = tensor(new[] { 1f, 3, -2, 0 }).view(1, 2, 1, 2);
        // Means 2 and -1 give 1 behind ReLU.
        float scale = (float)(1 / (1 + Math.Exp(-1)));
        Assert.Equal([scale, 3 * scale, -2 * scale, 0], module.call(x).data<float>().ToArray().Select(v => MathF.Round(v, 6)), (a, b) => Math.Abs(a - b) < 2e-6);
        Assert.Equal(["fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"], module.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void Frozen_statistics_normalize_and_are_not_learned()
    {
        using var module = ops.FrozenBatchNorm2d(2, eps: 0);
        module.running_mean = tensor(new[] { 1f, 2 });
        module.running_var = tensor(new[] { 4f, 0.25f });
        module.weight = tensor(new[] { 3f, 1 });
        module.bias = tensor(new[] { 0f, 5 });
        Assert.Equal([3, 3, 9, 9], module.call(tensor(new[] { 3f, 3, 4, 4 }).view(1, 2, 1, 2)).data<float>().ToArray());
        Assert.Empty(module.parameters());
        Assert.Equal(["bias", "running_mean", "running_var", "weight"], module.state_dict().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Losses_of_boxes_are_one_for_each_pair()
    {
        var a = tensor(new double[] { 0, 0, 2, 2, 0, 0, 1, 1 }).view(2, 4);
        var b = tensor(new double[] { 1, 1, 3, 3, 2, 0, 3, 2 }).view(2, 4);
        // Overlaps 1 of 7 and 0 of 3; hulls 9 and 6; centres sqrt 2 and sqrt 4.25 apart, diagonals sqrt 18 and sqrt 13.
        double[] generalized = [1 - 1 / 7.0 + 2 / 9.0, 1 + 3 / 6.0], distance = [1 - 1 / 7.0 + 2 / 18.0, 1 + 4.25 / 13];
        double angle = 4 / (Math.PI * Math.PI) * Math.Pow(Math.Atan(0.5) - Math.Atan(1), 2);
        double[] complete = [distance[0], distance[1] + angle * angle / (1 + angle)];
        Assert.Equal(generalized, generalized_box_iou_loss(a, b).data<double>().ToArray(), (x, y) => Math.Abs(x - y) < 1e-6);
        Assert.Equal(distance, distance_box_iou_loss(a, b).data<double>().ToArray(), (x, y) => Math.Abs(x - y) < 1e-6);
        Assert.Equal(complete, complete_box_iou_loss(a, b).data<double>().ToArray(), (x, y) => Math.Abs(x - y) < 1e-6);
        Assert.Equal(generalized.Average(), generalized_box_iou_loss(a, b, nn.Reduction.Mean).item<double>(), 1e-6);
        Assert.Equal(distance.Sum(), distance_box_iou_loss(a, b, nn.Reduction.Sum).item<double>(), 1e-6);
    }

    [Fact]
    public void Images_are_cropped() => Assert.Equal([5, 8], arange(9).view(1, 3, 3).crop(1, 2, 2, 1).flatten().data<long>().ToArray());
}
