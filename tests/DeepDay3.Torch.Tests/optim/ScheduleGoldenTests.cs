using DeepDay3.Torch.Tests.Golden;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Optimizers;

public class ScheduleGoldenTests
{
    public static TheoryData<string> Names => GoldenFile.Load("optimizers").Names([.. ScheduleFactory.Names]);

    public static TheoryData<string> Closed => GoldenFile.Load("optimizers").Names([.. ScheduleFactory.Names.Select(name => "closed " + name)]);

    [Theory, MemberData(nameof(Names))]
    public void Fifty_rates_and_momenta_are_as_in_PyTorch(string name)
    {
        var golden = GoldenFile.Load("optimizers")[name];
        using var optimizer = TwoGroups();
        var schedule = ScheduleFactory.Make(golden, optimizer);
        double[] rates = golden.Outputs[0]!.ToDoubles(), momenta = golden.Outputs[1]!.ToDoubles();
        var metrics = golden.Args.Has("metrics") ? golden.Args.Doubles("metrics") : null;
        long steps = golden.Args.Long("steps");
        Assert.Equal(2 * (steps + 1), rates.Length);
        for (int i = 0; i <= steps; i++)
        {
            Compare(rates, i, optimizer.ParamGroups.Select(group => group.LearningRate));
            Compare(momenta, i, optimizer.ParamGroups.Select(group => ((SGD.ParamGroup)group).Momentum));
            Assert.Equal(optimizer.ParamGroups.Select(group => group.LearningRate), schedule.get_last_lr());
            if (i == steps) return;
            if (metrics is null) schedule.step();
            else schedule.step(metrics[i]);
        }
    }

    [Theory, MemberData(nameof(Closed))]
    public void Rates_of_steps_out_of_order_are_as_in_PyTorch(string name)
    {
        var golden = GoldenFile.Load("optimizers")[name];
        using var optimizer = TwoGroups();
        var schedule = ScheduleFactory.Make(golden, optimizer);
        var rates = golden.Outputs[0]!.ToDoubles();
        var epochs = golden.Args.Longs("epochs");
        for (int i = 0; i < epochs.Length; i++)
        {
            int? epoch = (int)epochs[i];
            schedule.step(epoch);
            Compare(rates, i, optimizer.ParamGroups.Select(group => group.LearningRate));
        }
    }

    [Fact]
    public void OneCycleLR_varies_beta1_of_Adam_as_in_PyTorch()
    {
        var golden = GoldenFile.Load("optimizers")["OneCycleLR of Adam"];
        using var optimizer = optim.Adam([new Parameter(zeros(1))], 0.1, 0.8, 0.99);
        var schedule = optim.lr_scheduler.OneCycleLR(optimizer, 0.5, 50, three_phase: true);
        var expected = golden.Outputs[0]!.ToDoubles();
        for (int i = 0; i < 50; i++)
        {
            var group = (Adam.ParamGroup)optimizer.ParamGroups.Single();
            double[] actual = [group.LearningRate, group.Betas.Item1, group.Betas.Item2];
            for (int j = 0; j < 3; j++) Assert.Equal(expected[3 * i + j], actual[j], 1e-12 * expected[3 * i + j]);
            Assert.Equal(group.Betas, optimizer.Betas);
            schedule.step();
        }
    }

    static SGD TwoGroups() => optim.SGD([new SGD.ParamGroup { Parameters = [new Parameter(zeros(1))], Options = new() { LearningRate = 0.2 } }, new SGD.ParamGroup { Parameters = [new Parameter(zeros(1))] }], 0.1, momentum: 0.9);

    static void Compare(double[] expected, int row, IEnumerable<double> actual)
    {
        int column = 0;
        foreach (double value in actual)
        {
            double wanted = expected[2 * row + column++];
            Assert.True(Math.Abs(wanted - value) <= 1e-12 * Math.Abs(wanted), $"step {row}, group {column - 1}: expected {wanted:R}, got {value:R}");
        }
    }
}
