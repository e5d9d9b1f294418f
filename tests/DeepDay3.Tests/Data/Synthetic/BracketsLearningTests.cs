using DeepDay3.Data;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Data.Synthetic;

[Collection(Alone.Name)]
public class BracketsLearningTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_small_GRU_learns_which_rows_of_brackets_are_balanced(int seed)
    {
        var (train, trainLabels) = Rows(SequenceTasks.Brackets(4000, pairs: 4, seed));
        var (test, testLabels) = Rows(SequenceTasks.Brackets(1000, pairs: 4, seed + 100));
        manual_seed(seed);
        using var embedding = nn.Embedding(6, 16);
        using var gru = nn.GRU(16, 64, batchFirst: true);
        using var judge = nn.Linear(64, 2);
        Tensor Judged(Tensor rows) => judge.forward(gru.forward(embedding.forward(rows)).Item1[TensorIndex.Colon, -1]);

        SmallTraining.Run([embedding, gru, judge], 4000, epochs: 6, batch: 64, learningRate: 0.01,
            rows => nn.functional.cross_entropy(Judged(train.index_select(0, rows)), trainLabels.index_select(0, rows)));

        using var last = no_grad();
        double accuracy = Judged(test).argmax(1).eq(testLabels).to(float32).mean().item<float>();
        output.WriteLine($"GRU of 64, 4,000 rows of four pairs, six epochs: {accuracy:P1} of 1,000 others");
        Assert.InRange(accuracy, 0.97, 1);
    }

    static (Tensor Tokens, Tensor Labels) Rows(SequenceTask[] tasks) =>
        (tensor(tasks.SelectMany(task => task.Tokens.Select(token => (long)token)).ToArray(), [tasks.Length, tasks[0].Tokens.Length]),
            tensor(tasks.Select(task => (long)task.Targets[0]).ToArray()));
}
