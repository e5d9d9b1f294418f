using DeepDay3.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Data.Synthetic;

/// <summary>What docs/data.md says that a small model reaches.</summary>
[Collection(Alone.Name)]
public class SequenceTaskLevelTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    public void A_GRU_learns_to_add()
    {
        manual_seed(1);
        const int length = 30;
        (Tensor x, Tensor y) = Problems(3200, seed: 1);
        (Tensor testX, Tensor testY) = Problems(500, seed: 2);
        using GRU gru = nn.GRU(2, 32, batchFirst: true);
        using Linear head = nn.Linear(32, 1);

        Train(gru, head, x, y, 400, (states, targets) => nn.functional.mse_loss(head.call(states.select(1, -1)), targets));

        using var mode = no_grad();
        double error = nn.functional.mse_loss(head.call(gru.call(testX).Item1.select(1, -1)), testY).item<float>();
        output.WriteLine($"adding problem, {length} steps: mean squared error {error:F4}");
        Assert.InRange(error, 0, 0.01);

        static (Tensor, Tensor) Problems(int count, int seed)
        {
            AddingProblem[] problems = AddingProblem.Make(count, length, seed);
            return (tensor(problems.SelectMany(problem => problem.Inputs).ToArray()).view(count, length, 2),
                tensor(problems.Select(problem => problem.Target).ToArray()).view(count, 1));
        }
    }

    [Fact]
    public void A_GRU_learns_to_copy()
    {
        manual_seed(1);
        const int copied = 3, gap = 10;
        (Tensor x, Tensor y) = Tasks(3200, seed: 1);
        (Tensor testX, Tensor testY) = Tasks(500, seed: 2);
        using GRU gru = nn.GRU(10, 64, batchFirst: true);
        using Linear head = nn.Linear(64, 10);

        Train(gru, head, x, y, 700, (states, targets) => nn.functional.cross_entropy(Said(states).reshape(-1, 10), targets.reshape(-1)));

        using var mode = no_grad();
        double right = Said(gru.call(testX).Item1).argmax(-1).eq(testY).to(float32).mean().item<float>();
        output.WriteLine($"copying {copied} symbols over {gap} blanks: {right:P1} of the symbols");
        Assert.InRange(right, 0.95, 1);

        Tensor Said(Tensor states) => head.call(states.narrow(1, states.shape[1] - copied, copied));

        static (Tensor, Tensor) Tasks(int count, int seed)
        {
            SequenceTask[] tasks = SequenceTasks.Copy(count, copied, gap, symbols: 8, seed);
            Tensor tokens = tensor(tasks.SelectMany(task => task.Tokens.Select(token => (long)token)).ToArray()).view(count, -1);
            return (nn.functional.one_hot(tokens, 10).to(float32),
                tensor(tasks.SelectMany(task => task.Targets[^copied..].Select(target => (long)target)).ToArray()).view(count, copied));
        }
    }

    static void Train(GRU gru, Linear head, Tensor x, Tensor y, int updates, Func<Tensor, Tensor, Tensor> loss)
    {
        Parameter[] parameters = [.. gru.parameters().Concat(head.parameters())];
        using var optimizer = optim.Adam(parameters, 0.01);
        for (int i = 0; i < updates; i++)
        {
            using var scope = NewDisposeScope();
            long start = i * 32L % x.shape[0];
            Tensor error = loss(gru.call(x.narrow(0, start, 32)).Item1, y.narrow(0, start, 32));
            optimizer.zero_grad();
            error.backward();
            nn.utils.clip_grad_norm_(parameters, 1);
            optimizer.step();
        }
    }
}
