using DeepDay3.Torch.Tests.Golden;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;
using Cyclic = TorchSharp.torch.optim.lr_scheduler.impl.CyclicLR;
using OneCycle = TorchSharp.torch.optim.lr_scheduler.impl.OneCycleLR;

namespace DeepDay3.Torch.Tests.Optimizers;

/// <summary>Schedules from the arguments of golden cases.</summary>
internal static class ScheduleFactory
{
    static readonly Dictionary<string, Func<Optimizer, GoldenArguments, LRScheduler>> Makers = new()
    {
        ["StepLR"] = (o, a) => StepLR(o, (int)a.Long("step_size"), a.Double("gamma")),
        ["MultiStepLR"] = (o, a) => MultiStepLR(o, [.. a.Longs("milestones").Select(m => (int)m)], a.Double("gamma")),
        ["ConstantLR"] = (o, a) => ConstantLR(o, a.Double("factor"), (int)a.Long("total_iters")),
        ["LinearLR"] = (o, a) => LinearLR(o, a.Double("start_factor"), a.Double("end_factor"), (int)a.Long("total_iters")),
        ["ExponentialLR"] = (o, a) => ExponentialLR(o, a.Double("gamma")),
        ["PolynomialLR"] = (o, a) => PolynomialLR(o, (int)a.Long("total_iters"), a.Double("power")),
        ["CosineAnnealingLR"] = (o, a) => CosineAnnealingLR(o, a.Double("T_max"), a.Double("eta_min")),
        ["CyclicLR"] = MakeCyclic,
        ["OneCycleLR"] = MakeOneCycle,
        ["ReduceLROnPlateau"] = (o, a) => ReduceLROnPlateau(o, a.String("mode", "min"), a.Double("factor", 0.1), (int)a.Long("patience"), a.Double("threshold", 1e-4), a.String("threshold_mode", "rel"), (int)a.Long("cooldown", 0), a.Has("min_lr") ? [a.Double("min_lr"), a.Double("min_lr")] : null),
        ["LambdaLR"] = (o, a) => a.Has("groups") ? new impl.LambdaLR(o, [e => 1.0 / (1 + e), e => Math.Pow(0.9, e)]) : LambdaLR(o, e => 1.0 / (1 + e)),
        ["MultiplicativeLR"] = (o, a) => MultiplicativeLR(o, _ => a.Double("factor")),
        ["SequentialLR"] = (o, a) => SequentialLR(o, a.Longs("milestones").Length == 1 ? [ConstantLR(o, 0.1, 2), ExponentialLR(o, 0.9)] : [LinearLR(o, 0.2, 1, 5), CosineAnnealingLR(o, 15), StepLR(o, 10, 0.5)], a.Longs("milestones").Select(m => (int)m)),
    };

    internal static IEnumerable<string> Names => Makers.Keys.Append("ChainedScheduler");

    internal static LRScheduler Make(GoldenCase golden, Optimizer optimizer) => golden.Name switch
    {
        "ChainedScheduler constant and exponential" => ChainedLR([ConstantLR(optimizer, 0.1, 2), ExponentialLR(optimizer, 0.9)]),
        "ChainedScheduler of three" => ChainedLR([LinearLR(optimizer, 0.5, 1, 8), MultiStepLR(optimizer, [10, 20], 0.3), ExponentialLR(optimizer, 0.99)]),
        _ => Makers[golden.Op.Replace("closed ", "")](optimizer, golden.Args),
    };

    static LRScheduler MakeCyclic(Optimizer o, GoldenArguments a)
    {
        var mode = a.String("mode", "triangular") switch { "triangular" => Cyclic.Mode.Triangular, "triangular2" => Cyclic.Mode.Triangular2, _ => Cyclic.Mode.ExpRange };
        int up = (int)a.Long("step_size_up"), down = (int)a.Long("step_size_down", -1);
        bool momentum = a.Bool("cycle_momentum", true);
        return a.Has("base_momentum")
            ? CyclicLR(o, a.Doubles("base_lr"), a.Doubles("max_lr"), up, down, mode, a.Double("gamma", 1), cycle_momentum: momentum, base_momentum: a.Doubles("base_momentum"), max_momentum: a.Doubles("max_momentum"))
            : CyclicLR(o, a.Double("base_lr"), a.Double("max_lr"), up, down, mode, a.Double("gamma", 1), cycle_momentum: momentum);
    }

    static LRScheduler MakeOneCycle(Optimizer o, GoldenArguments a)
    {
        if (a.Has("base_momentum"))
            return OneCycleLR(o, a.Doubles("max_lr"), epochs: (int)a.Long("epochs"), steps_per_epoch: (int)a.Long("steps_per_epoch"), base_momentum: a.Doubles("base_momentum"), max_momentum: a.Doubles("max_momentum"));
        var strategy = a.String("anneal_strategy", "cos") == "cos" ? OneCycle.AnnealStrategy.Cos : OneCycle.AnnealStrategy.Linear;
        return OneCycleLR(o, a.Double("max_lr"), (int)a.Long("total_steps"), pct_start: a.Double("pct_start", 0.3), anneal_strategy: strategy, cycle_momentum: a.Bool("cycle_momentum", true),
            div_factor: a.Double("div_factor", 25), final_div_factor: a.Double("final_div_factor", 1e4), three_phase: a.Bool("three_phase", false));
    }
}
