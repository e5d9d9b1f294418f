using static TorchSharp.torch;

namespace DeepDay3.Tests.Data.Synthetic;

/// <summary>A network with one hidden layer: how much there is to learn in a set.</summary>
static class SmallClassifier
{
    /// <returns>The share of the test rows that it gets right after training.</returns>
    public static double Accuracy(Tensor inputs, Tensor labels, Tensor testInputs, Tensor testLabels, int classes, int hidden, int epochs, int batch = 64)
    {
        manual_seed(1);
        long features = inputs.shape[1], count = inputs.shape[0];
        using var model = nn.Sequential(nn.Linear(features, hidden), nn.ReLU(), nn.Linear(hidden, classes));
        using var optimizer = optim.Adam(model.parameters(), 0.002);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            using Tensor order = randperm(count);
            for (long at = 0; at < count; at += batch)
            {
                using var scope = NewDisposeScope();
                Tensor rows = order[TensorIndex.Slice(at, Math.Min(at + batch, count))];
                optimizer.zero_grad();
                nn.functional.cross_entropy(model.forward(inputs.index_select(0, rows)), labels.index_select(0, rows)).backward();
                optimizer.step();
            }
        }
        using var last = no_grad();
        return model.forward(testInputs).argmax(1).eq(testLabels).to(float32).mean().item<float>();
    }
}
