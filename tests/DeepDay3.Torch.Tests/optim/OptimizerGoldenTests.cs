using DeepDay3.Torch.Tests.Golden;

namespace DeepDay3.Torch.Tests.Optimizers;

public class OptimizerGoldenTests
{
    public static TheoryData<string> Names => GoldenFile.Load("optimizers").Names([.. OptimizerFactory.Names]);

    [Theory, MemberData(nameof(Names))]
    public void Twenty_steps_are_as_in_PyTorch(string name) => Run(GoldenFile.Load("optimizers")[name], transposed: false);

    [Theory, MemberData(nameof(Names))]
    public void A_parameter_with_gaps_is_trained_as_one_without(string name) => Run(GoldenFile.Load("optimizers")[name], transposed: true);

    static void Run(GoldenCase golden, bool transposed)
    {
        var problem = new OptimizerProblem(golden, transposed);
        using var optimizer = OptimizerFactory.Make(golden.Op, problem.Parameters, golden.Args);
        var kept = golden.Args.Longs("kept");
        var losses = new List<double>();
        int output = 0;
        for (long step = 1; step <= golden.Args.Long("steps"); step++)
        {
            int version = problem.W.memory.Version;
            losses.Add(problem.Step(optimizer));
            Assert.True(problem.W.memory.Version > version, "an update must show in the version that autograd checks");
            if (!kept.Contains(step)) continue;
            OptimizerProblem.Close(golden.Outputs[output++]!.ToDoubles(), OptimizerProblem.Values(problem.W), problem.Tolerance, $"w after step {step}");
            OptimizerProblem.Close(golden.Outputs[output++]!.ToDoubles(), OptimizerProblem.Values(problem.B), problem.Tolerance, $"b after step {step}");
        }
        OptimizerProblem.Close(golden.Outputs[output]!.ToDoubles(), [.. losses], problem.Tolerance, "losses");
        Assert.Equal(!transposed, problem.W.is_contiguous());
    }
}
