using DeepDay3.Torch.Tests.Golden;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Optimizers;

public class ParameterGroupTests
{
    [Theory, InlineData("SGD"), InlineData("Adam"), InlineData("RMSprop")]
    public void Groups_keep_their_own_hyperparameters_as_in_PyTorch(string name)
    {
        var golden = GoldenFile.Load("optimizers")["groups of " + name];
        var problem = new OptimizerProblem(golden);
        using OptimizerHelper optimizer = name switch
        {
            "SGD" => optim.SGD([new SGD.ParamGroup([problem.W], 0.02, momentum: 0.9, weight_decay: 0.1), new SGD.ParamGroup { Parameters = [problem.B] }], 0.1),
            "Adam" => optim.Adam([new Adam.ParamGroup([problem.W], 0.2, 0.5, 0.9, amsgrad: true), new Adam.ParamGroup { Parameters = [problem.B] }], 0.05),
            _ => optim.RMSProp([new RMSProp.ParamGroup([problem.W], 0.03, momentum: 0.5, centered: true), new RMSProp.ParamGroup { Parameters = [problem.B] }], 0.01),
        };
        for (int i = 0; i < golden.Args.Long("steps"); i++)
        {
            problem.Step(optimizer);
            optimizer.ParamGroups.First().LearningRate *= 0.9;
        }
        OptimizerProblem.Close(golden.Outputs[0]!.ToDoubles(), OptimizerProblem.Values(problem.W), 1e-12, "w");
        OptimizerProblem.Close(golden.Outputs[1]!.ToDoubles(), OptimizerProblem.Values(problem.B), 1e-12, "b");
    }

    [Fact]
    public void A_group_takes_what_it_lacks_from_the_optimizer()
    {
        using var optimizer = optim.SGD([new SGD.ParamGroup { Parameters = [One()], Options = new() { momentum = 0.25 } }], 0.5, momentum: 0.75, weight_decay: 0.125);
        var group = (SGD.ParamGroup)optimizer.ParamGroups.Single();
        Assert.Equal((0.5, 0.5, 0.25, 0.125), (group.LearningRate, group.InitialLearningRate, group.Momentum, group.Options.weight_decay!.Value));
        Assert.False(group.Options.nesterov);
    }

    [Fact]
    public void A_group_added_later_is_trained_too()
    {
        Parameter first = One(), second = One();
        using var optimizer = optim.SGD([first], 0.5);
        optimizer.add_param_group(new SGD.ParamGroup([second], lr: 0.25));
        (first.sum() + second.sum()).backward();
        optimizer.step();
        Assert.Equal((0.5, 0.75), (first.ToDouble(), second.ToDouble()));
        Assert.Equal([first, second], optimizer.parameters());
    }

    [Fact]
    public void A_parameter_is_in_one_group_only()
    {
        var shared = One();
        using var optimizer = optim.Adam([shared]);
        var error = Assert.Throws<ArgumentException>(() => optimizer.add_param_group(new Adam.ParamGroup([shared])));
        Assert.Equal("some parameters appear in more than one parameter group", error.Message);
        Assert.Single(optimizer.ParamGroups);
    }

    [Fact]
    public void Groups_of_another_optimizer_are_refused()
    {
        using var optimizer = optim.Adam([One()]);
        var error = Assert.Throws<ArgumentException>(() => optimizer.add_param_group(new SGD.ParamGroup([One()])));
        Assert.Contains("SGD+Options", error.Message);
        Assert.Contains("Adam+Options", error.Message);
    }

    [Fact]
    public void Momentum_and_betas_are_set_for_all_groups()
    {
        using var sgd = optim.SGD([new SGD.ParamGroup([One()], 0.1), new SGD.ParamGroup([One()], 0.1)], 0.1);
        sgd.Momentum = 0.5;
        Assert.All(sgd.ParamGroups, group => Assert.Equal(0.5, ((SGD.ParamGroup)group).Momentum));
        using var adam = optim.Adam([new Adam.ParamGroup([One()]), new Adam.ParamGroup([One()])]);
        adam.Betas = (0.5, 0.6);
        Assert.All(adam.ParamGroups, group => Assert.Equal((0.5, 0.6), ((Adam.ParamGroup)group).Betas));
    }

    [Fact]
    public void Named_parameters_are_taken_as_parameters()
    {
        var named = One();
        using var optimizer = optim.AdamW([("weight", named)]);
        Assert.Same(named, optimizer.parameters().Single());
    }

    static Parameter One() => new(ones(1, dtype: ScalarType.Float64));
}
