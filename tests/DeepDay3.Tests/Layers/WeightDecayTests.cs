using DeepDay3.Layers;
using static DeepDay3.Tests.Layers.LayerCheck;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Layers;

public class WeightDecayTests
{
    [Fact]
    public void LossAndGradientAgree()
    {
        foreach (WeightDecay decay in new WeightDecay[] { new L2Decay(0.3), new L1Decay(0.3) })
        {
            Tensor w = Sample(20, 3, 4);
            Same(Differences(w, () => decay.Penalty(w).item<double>()), decay.Gradient(w), 1e-6);
            Tensor leaf = w.clone().requires_grad_();
            decay.Penalty(leaf).backward();
            Same(leaf.grad!, decay.Gradient(w), 1e-14);
        }
    }

    [Fact]
    public void KnownValues()
    {
        Tensor w = tensor(new[] { -2.0, 0, 1 });
        Assert.Equal(0.25, new L2Decay(0.1).Penalty(w).item<double>(), 1e-15);
        Assert.Equal(0.3, new L1Decay(0.1).Penalty(w).item<double>(), 1e-15);
        Assert.Equal([-0.1, 0, 0.1], new L1Decay(0.1).Gradient(w).data<double>().ToArray());
    }

    [Fact]
    public void BiasesAndNormalisationsAreLeftAlone()
    {
        var affine = new AffineLayer(3, 2, dtype: float64);
        var network = new LayerNetwork(affine, new BatchNormLayer(2, dtype: float64));
        network.Backward(network.Forward(Sample(21, 4, 3)));
        double[][] before = Gradients();
        var decay = new L2Decay(0.5);
        decay.AddGradients(network.Parameters);
        double[][] after = Gradients();
        for (int i = 0; i < before.Length; i++)
            Assert.Equal(network.Parameters[i].Name == "W", !before[i].SequenceEqual(after[i]));
        Assert.Equal(0.25 * affine.W.Value.square().sum().item<double>(), decay.Loss(network.Parameters), 1e-12);

        double[][] Gradients() => [.. network.Parameters.Select(parameter => parameter.Gradient!.data<double>().ToArray())];
    }

    [Fact]
    public void OneStepIsThatOfTheEnginesDescent()
    {
        var affine = new AffineLayer(3, 2, dtype: float64);
        Tensor x = Sample(22, 4, 3), dout = Sample(23, 4, 2);
        var w = new TorchSharp.Modules.Parameter(affine.W.Value.clone());
        using var descent = optim.SGD([w], 0.1, weight_decay: 0.5);
        (x.mm(w) * dout).sum().backward();
        descent.step();

        affine.Forward(x);
        affine.Backward(dout);
        new L2Decay(0.5).AddGradients(affine.Parameters);
        new LayerNetwork(affine).Update(0.1);
        Same(w.detach(), affine.W.Value, 1e-14);
    }

    [Fact]
    public void RefusesWeightsWithoutGradient()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new L2Decay(0.1).AddGradients(new AffineLayer(3, 2).Parameters));
        Assert.Contains("The weight W of shape [3, 2] has no gradient", error.Message);
    }
}
