using DeepDay3.Torch.Tests.Golden;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;

namespace DeepDay3.Torch.Tests.Optimizers;

/// <summary>Optimizers from the arguments of golden cases, which carry PyTorch's names and defaults.</summary>
internal static class OptimizerFactory
{
    static readonly Dictionary<string, Func<IEnumerable<Parameter>, GoldenArguments, OptimizerHelper>> Makers = new()
    {
        ["SGD"] = (p, a) => SGD(p, a.Double("lr"), a.Double("momentum", 0), a.Double("dampening", 0), a.Double("weight_decay", 0), a.Bool("nesterov", false), a.Bool("maximize", false)),
        ["Adam"] = (p, a) => Adam(p, a.Double("lr", 0.001), Pair(a, "betas", 0, 0.9), Pair(a, "betas", 1, 0.999), a.Double("eps", 1e-8), a.Double("weight_decay", 0), a.Bool("amsgrad", false), a.Bool("maximize", false)),
        ["AdamW"] = (p, a) => AdamW(p, a.Double("lr", 0.001), Pair(a, "betas", 0, 0.9), Pair(a, "betas", 1, 0.999), a.Double("eps", 1e-8), a.Double("weight_decay", 0.01), a.Bool("amsgrad", false), a.Bool("maximize", false)),
        ["RMSprop"] = (p, a) => RMSProp(p, a.Double("lr", 0.01), a.Double("alpha", 0.99), a.Double("eps", 1e-8), a.Double("weight_decay", 0), a.Double("momentum", 0), a.Bool("centered", false), a.Bool("maximize", false)),
        ["Adagrad"] = (p, a) => Adagrad(p, a.Double("lr", 0.01), a.Double("lr_decay", 0), a.Double("weight_decay", 0), a.Double("initial_accumulator_value", 0), a.Double("eps", 1e-10)),
        ["Adadelta"] = (p, a) => Adadelta(p, a.Double("lr", 1), a.Double("rho", 0.9), a.Double("eps", 1e-6), a.Double("weight_decay", 0), a.Bool("maximize", false)),
        ["Adamax"] = (p, a) => Adamax(p, a.Double("lr", 0.002), Pair(a, "betas", 0, 0.9), Pair(a, "betas", 1, 0.999), a.Double("eps", 1e-8), a.Double("weight_decay", 0)),
        ["NAdam"] = (p, a) => NAdam(p, a.Double("lr", 0.002), Pair(a, "betas", 0, 0.9), Pair(a, "betas", 1, 0.999), a.Double("eps", 1e-8), a.Double("weight_decay", 0), a.Double("momentum_decay", 0.004)),
        ["RAdam"] = (p, a) => RAdam(p, a.Double("lr", 0.001), Pair(a, "betas", 0, 0.9), Pair(a, "betas", 1, 0.999), a.Double("eps", 1e-8), a.Double("weight_decay", 0)),
        ["Rprop"] = (p, a) => Rprop(p, a.Double("lr", 0.01), Pair(a, "etas", 0, 0.5), Pair(a, "etas", 1, 1.2), Pair(a, "step_sizes", 0, 1e-6), Pair(a, "step_sizes", 1, 50), a.Bool("maximize", false)),
        ["ASGD"] = (p, a) => ASGD(p, a.Double("lr", 0.01), a.Double("lambd", 1e-4), a.Double("alpha", 0.75), a.Double("t0", 1e6), a.Double("weight_decay", 0), a.Bool("maximize", false)),
    };

    internal static IEnumerable<string> Names => Makers.Keys;

    internal static OptimizerHelper Make(string name, IEnumerable<Parameter> parameters, GoldenArguments arguments) => Makers[name](parameters, arguments);

    /// <summary>With PyTorch's defaults, and a rate of 0.1 where there is none.</summary>
    internal static OptimizerHelper Make(string name, IEnumerable<Parameter> parameters)
    {
        using var json = System.Text.Json.JsonDocument.Parse(name == "SGD" ? """{"lr": 0.1}""" : "{}");
        return Makers[name](parameters, new GoldenArguments(json.RootElement));
    }

    static double Pair(GoldenArguments arguments, string name, int index, double otherwise) => arguments.Has(name) ? arguments.Doubles(name)[index] : otherwise;
}
