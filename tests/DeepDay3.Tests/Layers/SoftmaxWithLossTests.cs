using DeepDay3.Layers;
using static DeepDay3.Tests.Layers.LayerCheck;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Layers;

public class SoftmaxWithLossTests
{
    static readonly Tensor labels = tensor(new long[] { 2, 0, 1, 1 });

    [Fact]
    public void AgreesWithTheEngineAndDifferences()
    {
        Tensor scores = Sample(5, 4, 3);
        var loss = new SoftmaxWithLoss();
        double value = loss.Forward(scores, labels).item<double>();
        Tensor gradient = loss.Backward();
        Same(scores.softmax(1), loss.Probabilities!, 1e-12);

        Tensor leaf = scores.clone().requires_grad_();
        Tensor expected = nn.functional.cross_entropy(leaf, labels);
        expected.backward();
        Assert.Equal(expected.item<double>(), value, 1e-12);
        Same(leaf.grad!, gradient, 1e-12);
        Same(Differences(scores, () => loss.Forward(scores, labels).item<double>()), gradient, 1e-6);
    }

    [Fact]
    public void AConfidentMistakeHasAFiniteLoss()
    {
        Tensor loss = new SoftmaxWithLoss().Forward(tensor(new[,] { { 500f, -500f } }), tensor(new long[] { 1 }));
        Assert.Equal(1000, loss.item<float>());
    }

    [Fact]
    public void RefusesLabelsOfAnotherNumber()
    {
        var error = Assert.Throws<ArgumentException>(() => new SoftmaxWithLoss().Forward(zeros(3, 2), labels));
        Assert.Contains("scores [3, 2] and labels [4]", error.Message);
        Assert.Throws<InvalidOperationException>(() => new SoftmaxWithLoss().Backward());
    }
}
