using static TorchSharp.torch;

namespace DeepDay3.Tests.Data.Synthetic;

/// <summary>The training loop of the small models that show what there is to learn in a synthetic set.</summary>
static class SmallTraining
{
    /// <summary>Adam over shuffled batches; the loss is told which rows are in the batch. The learning rate falls in a line to a tenth.</summary>
    public static void Run(IEnumerable<nn.Module> modules, long count, int epochs, int batch, double learningRate, Func<Tensor, Tensor> loss)
    {
        var parameters = modules.SelectMany(module => module.parameters()).ToArray();
        using var optimizer = optim.Adam(parameters, learningRate);
        long steps = epochs * ((count + batch - 1) / batch), step = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            using Tensor order = randperm(count);
            for (long at = 0; at < count; at += batch)
            {
                using var scope = NewDisposeScope();
                foreach (var group in optimizer.ParamGroups)
                    group.LearningRate = learningRate * (1 - 0.9 * step / steps);
                optimizer.zero_grad();
                loss(order[TensorIndex.Slice(at, Math.Min(at + batch, count))]).backward();
                nn.utils.clip_grad_norm_(parameters, 1);
                optimizer.step();
                step++;
            }
        }
    }
}
