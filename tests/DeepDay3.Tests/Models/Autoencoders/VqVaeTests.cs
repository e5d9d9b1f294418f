using DeepDay3.Data;
using DeepDay3.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models;

[Collection(Alone.Name)]
public class VqVaeTests
{
    [Fact]
    public void Shapes_are_a_quarter_of_the_picture()
    {
        using var model = new VqVae(3, 4, 6, 5);
        Tensor x = rand(2, 3, 8, 12);
        VqVaeOutput output = model.call(x);
        Assert.Equal(x.shape, output.Logits.shape);
        Assert.Equal([2L, 2, 3], output.Codes.Indices.shape);
        Assert.Equal([2L, 2, 3, 5], output.Codes.Values.shape);
        Assert.Equal(x.shape, model.FromIndices(output.Codes.Indices).shape);
        Assert.True(model.FromIndices(output.Codes.Indices).allclose(output.Logits.sigmoid(), 1e-4, 1e-5));
        Assert.Contains("multiples of 4", Assert.Throws<ArgumentException>(() => model.call(rand(2, 3, 7, 8))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_of_the_decoder_and_of_the_codes_agree_with_differences()
    {
        manual_seed(1);
        using var model = new VqVae(1, 3, 4, 2, commitment: 0).to(float64);
        Tensor x = rand(2, 1, 8, 8, float64);
        // The encoder is left out: its true gradient is zero almost everywhere, and the straight-through estimator is not a derivative.
        var decoder = model.named_parameters().Where(p => p.name.StartsWith("decoder", StringComparison.Ordinal)).Select(p => p.parameter);
        Assert.InRange(Differences.WorstError(() => model.call(x).Loss(x), decoder), 0, 1e-6);
        Assert.InRange(Differences.WorstError(() => model.Quantizer.call(model.Encode(x)).Loss, [(TorchSharp.Modules.Parameter)model.Quantizer.Codebook]), 0, 1e-6);
    }

    [Fact]
    public void The_encoder_learns_from_the_picture_through_the_codes()
    {
        manual_seed(3);
        using var model = new VqVae(1, 3, 4, 2, commitment: 0);
        Tensor x = rand(2, 1, 8, 8);
        model.call(x).Loss(x).backward();
        Assert.All(model.parameters(), p => Assert.True(p.grad!.abs().max().item<float>() > 0));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.9)]
    public void It_learns_a_batch_and_does_so_again_with_the_same_seed(double? decay)
    {
        double[] first = Train(2, decay), again = Train(2, decay);
        Assert.Equal(first, again);
        Assert.InRange(first[1], 0, first[0] * 0.35);
    }

    static double[] Train(int seed, double? decay)
    {
        manual_seed(seed);
        using var scope = NewDisposeScope();
        Tensor x = (nn.functional.avg_pool2d(nn.functional.pad(DrawnDigits.Make(10).ToTensor(), [2, 2, 2, 2]), [4L]) > 0.3).to(float32);
        using var model = new VqVae(1, 8, 32, 8, decay: decay);
        using var optimizer = optim.Adam(model.parameters(), 0.01);
        double before = model.call(x).Loss(x).item<float>();
        for (int i = 0; i < 80; i++)
        {
            if (i is > 0 and < 50 && i % 10 == 0) model.Quantizer.Revive(model.Encode(x));
            optimizer.zero_grad();
            model.call(x).Loss(x).backward();
            optimizer.step();
        }
        model.eval();
        VqVaeOutput last = model.call(x);
        return [before, last.Loss(x).item<float>()];
    }
}
