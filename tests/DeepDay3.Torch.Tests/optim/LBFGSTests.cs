using DeepDay3.Torch.Tests.Golden;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Optimizers;

public class LBFGSTests
{
    [Fact]
    public void Five_steps_are_as_in_PyTorch()
    {
        var golden = GoldenFile.Load("optimizers")["LBFGS"];
        var problem = new OptimizerProblem(golden);
        using var optimizer = optim.LBFGS(problem.Parameters, golden.Args.Double("lr"), golden.Args.Long("max_iter"), tolerange_grad: 1e-7, history_size: golden.Args.Long("history_size"));
        var losses = new List<double>();
        for (int i = 0; i < 5; i++) losses.Add(optimizer.step(() => Evaluate(optimizer, problem.Loss)).ToDouble());
        OptimizerProblem.Close(golden.Outputs[0]!.ToDoubles(), OptimizerProblem.Values(problem.W), 1e-10, "w");
        OptimizerProblem.Close(golden.Outputs[1]!.ToDoubles(), OptimizerProblem.Values(problem.B), 1e-10, "b");
        OptimizerProblem.Close(golden.Outputs[2]!.ToDoubles(), [.. losses], 1e-12, "losses");
    }

    [Theory, InlineData(ScalarType.Float64, 1e-6), InlineData(ScalarType.Float32, 1e-3)]
    public void The_valley_of_Rosenbrock_is_followed_to_its_end(ScalarType type, double tolerance)
    {
        var start = type == ScalarType.Float64 ? tensor(new[] { -1.2, 1.0 }) : tensor(new[] { -1.2f, 1.0f });
        var point = new Parameter(start);
        using var optimizer = optim.LBFGS([("point", point)], lr: 0.2, max_iter: 20, tolerange_grad: 1e-9, tolerance_change: 1e-14, history_size: 10);
        for (int i = 0; i < 100; i++) optimizer.step(() => Evaluate(optimizer, () => Rosenbrock(point)));
        Assert.All(OptimizerProblem.Values(point), x => Assert.Equal(1, x, tolerance));
    }

    [Fact]
    public void A_closure_is_needed()
    {
        using var optimizer = optim.LBFGS([new Parameter(zeros(2))]);
        Assert.Throws<ArgumentNullException>(() => optimizer.step(null));
    }

    [Fact]
    public void A_schedule_sets_the_rate_that_the_optimizer_is()
    {
        using var optimizer = optim.LBFGS([new Parameter(zeros(2))], lr: 0.5);
        var schedule = optim.lr_scheduler.SequentialLR(optimizer, [optim.lr_scheduler.ConstantLR(optimizer, 0.5, 2), optim.lr_scheduler.ExponentialLR(optimizer, 0.5)], [3]);
        var rates = new List<double>();
        for (int i = 0; i < 5; i++)
        {
            rates.Add(optimizer.LearningRate);
            schedule.step();
        }
        Assert.Equal([0.25, 0.25, 0.5, 0.5, 0.25], rates);
        Assert.Same(optimizer, optimizer.ParamGroups.Single());
    }

    static Tensor Evaluate(optim.Optimizer optimizer, Func<Tensor> loss)
    {
        optimizer.zero_grad();
        var value = loss();
        value.backward();
        return value;
    }

    static Tensor Rosenbrock(Tensor point)
    {
        Tensor x = point[0], y = point[1];
        return (1 - x).pow(2) + 100 * (y - x * x).pow(2);
    }
}
