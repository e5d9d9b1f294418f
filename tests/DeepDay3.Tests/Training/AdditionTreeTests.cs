using DeepDay3.Data;
using DeepDay3.Models;
using DeepDay3.Training;

namespace DeepDay3.Tests.Training;

public class AdditionTreeTests
{
    [Theory]
    [InlineData(HiddenActivation.Sigmoid, 2)]
    [InlineData(HiddenActivation.Sigmoid, 5)]
    [InlineData(HiddenActivation.Tanh, 4)]
    [InlineData(HiddenActivation.ReLU, 4)]
    public void It_counts_what_trying_each_addition_counts(HiddenActivation activation, int bits)
    {
        var options = new BinaryAdditionOptions { Activation = activation, Bits = bits, HiddenSize = 9, LearningRate = 0.3, Initialization = WeightInitialization.Xavier };
        foreach (int iterations in new[] { 1, 400, 4_000 })
        {
            var weights = BinaryAdditionTrainer.Train(options with { Iterations = iterations }).Weights;
            var network = new BinaryAdditionRnn(weights, bits, activation);
            int expected = BinaryAdditionData.All(bits).Count(pair => network.Predict(pair) == pair.Sum);
            Assert.Equal(expected, new AdditionTree(weights, activation, bits).CountRight());
        }
    }
}
