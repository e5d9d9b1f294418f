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
    };

    internal static IEnumerable<string> Names => Makers.Keys;

    internal static OptimizerHelper Make(string name, IEnumerable<Parameter> parameters, GoldenArguments arguments) => Makers[name](parameters, arguments);

    static double Pair(GoldenArguments arguments, string name, int index, double otherwise) => arguments.Has(name) ? arguments.Doubles(name)[index] : otherwise;
}
