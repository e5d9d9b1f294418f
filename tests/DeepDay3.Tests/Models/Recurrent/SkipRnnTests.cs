using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.Recurrent;

[Collection(Alone.Name)]
public class SkipRnnTests
{
    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(3, 1.0)]
    [InlineData(0, 0.2)]
    [InlineData(2, 0.5)]
    public void States_are_those_of_the_formula(int skip, double leak)
    {
        manual_seed(1);
        using var layer = new SkipRnn(2, 4, skip, leak);
        var weights = layer.named_parameters().ToDictionary(pair => pair.name, pair => (Tensor)pair.parameter);
        Tensor x = randn(3, 7, 2), states = layer.call(x);

        Assert.Equal([3, 7, 4], states.shape);
        for (int t = 0; t < 7; t++)
        {
            Tensor before = t > 0 ? states.select(1, t - 1) : zeros(3, 4);
            Tensor sum = x.select(1, t).mm(weights["input.weight"].t()) + weights["input.bias"] + before.mm(weights["recurrent.weight"].t());
            if (skip > 0 && t >= skip)
                sum = sum + states.select(1, t - skip).mm(weights["over.weight"].t());
            Assert.True(states.select(1, t).allclose(before * (1 - leak) + sum.tanh() * leak, 1e-5, 1e-6));
        }
    }

    [Fact]
    public void Without_leak_and_skip_it_is_the_simple_RNN()
    {
        manual_seed(2);
        using var layer = new SkipRnn(2, 4);
        using var rnn = nn.RNN(2, 4, batchFirst: true);
        var own = layer.named_parameters().ToDictionary(pair => pair.name, pair => (Tensor)pair.parameter);
        using (no_grad())
        {
            foreach (var (name, parameter) in rnn.named_parameters())
            {
                if (name == "weight_ih_l0") parameter.copy_(own["input.weight"]);
                else if (name == "weight_hh_l0") parameter.copy_(own["recurrent.weight"]);
                else if (name == "bias_ih_l0") parameter.copy_(own["input.bias"]);
                else parameter.zero_();
            }
        }
        Tensor x = randn(3, 6, 2);

        Assert.True(layer.call(x).allclose(rnn.call(x).Item1, 1e-5, 1e-6));
    }

    [Fact]
    public void A_skip_is_a_short_cut_for_the_gradient()
    {
        // With recurrent weights of zero only the connection over 5 steps leads back.
        manual_seed(3);
        using var layer = new SkipRnn(1, 3, skip: 5);
        using (no_grad())
            layer.named_parameters().First(pair => pair.name == "recurrent.weight").parameter.zero_();
        Tensor x = randn([1, 11, 1], requires_grad: true);

        layer.call(x).select(1, 10).sum().backward();

        bool[] reached = [.. x.grad!.view(-1).data<float>().Select(value => value != 0)];
        Assert.Equal([0, 5, 10], Enumerable.Range(0, 11).Where(t => reached[t]));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SkipRnn(1, 1, skip: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SkipRnn(1, 1, leak: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SkipRnn(1, 1, leak: double.NaN));
    }
}
