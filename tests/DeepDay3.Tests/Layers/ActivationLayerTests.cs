using DeepDay3.Layers;
using static DeepDay3.Tests.Layers.LayerCheck;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Tests.Layers;

public class ActivationLayerTests
{
    static readonly Dictionary<string, (ActivationLayer layer, Func<Tensor, Tensor> engine)> activations = new()
    {
        ["sigmoid"] = (new SigmoidLayer(), x => x.sigmoid()),
        ["tanh"] = (new TanhLayer(), x => x.tanh()),
        ["ReLU"] = (new ReLULayer(), x => functional.relu(x)),
        ["leaky ReLU"] = (new LeakyReLULayer(), x => functional.leaky_relu(x)),
        ["leaky ReLU 0.3"] = (new LeakyReLULayer(0.3), x => functional.leaky_relu(x, 0.3)),
        ["ELU"] = (new ELULayer(), x => functional.elu(x, 1)),
        ["ELU 0.5"] = (new ELULayer(0.5), x => functional.elu(x, 0.5)),
        ["Swish"] = (new SwishLayer(), x => functional.silu(x)),
        ["Swish 2"] = (new SwishLayer(2), x => functional.silu(2 * x) / 2),
        ["GELU"] = (new GELULayer(), x => functional.gelu(x)),
        ["Mish"] = (new MishLayer(), x => functional.mish(x)),
    };

    public static TheoryData<string> Names => [.. activations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AgreesWithTheEngine(string name)
    {
        (ActivationLayer layer, Func<Tensor, Tensor> engine) = activations[name];
        Tensor x = linspace(-8, 8, 161, float64);      // holds the kink at 0 as well
        Tensor y = layer.Forward(x);
        Tensor leaf = x.clone().requires_grad_();
        Tensor expected = engine(leaf);
        expected.sum().backward();
        Same(expected.detach(), y, 1e-12);
        Same(leaf.grad!, layer.Backward(ones_like(x)), 1e-12);
        Same(leaf.grad!, layer.Derivative(x), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GradientIsRight(string name) => Gradients(activations[name].layer, Sample(1, 3, 7));

    [Theory]
    [MemberData(nameof(Names))]
    public void DoesNotOverflow(string name)
    {
        ActivationLayer layer = activations[name].layer;
        Tensor x = tensor(new[] { -1e4f, -100f, 100f, 1e4f });
        Assert.True(layer.Forward(x).isfinite().all().item<bool>());
        Assert.True(layer.Backward(ones_like(x)).isfinite().all().item<bool>());
    }

    [Fact]
    public void StepHasNoSlope()
    {
        var step = new StepLayer();
        Tensor x = tensor(new[] { -2.0, -0.1, 0.0, 0.1, 2.0 });
        Assert.Equal([0, 0, 1, 1, 1], step.Forward(x).data<double>().ToArray());
        Assert.Equal([0, 0, 0, 0, 0], step.Backward(ones_like(x)).data<double>().ToArray());
    }

    [Fact]
    public void SmallSigmoidsKeepTheirDigits()
    {
        Tensor y = new SigmoidLayer().Forward(tensor(new[] { -50f }));
        Assert.Equal(1.9287498e-22, y.item<float>(), 1e-27);
    }

    [Fact]
    public void BackwardBeforeForwardIsRefused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new TanhLayer().Backward(ones(2)));
        Assert.Contains("TanhLayer.Backward was called before Forward", error.Message);
    }
}
