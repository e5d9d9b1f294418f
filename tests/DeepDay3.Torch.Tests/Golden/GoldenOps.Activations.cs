using TorchSharp.Modules;
using F = TorchSharp.torch.nn.functional;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    // relu, sigmoid, tanh and softmax are with the functions of one tensor and the reductions.
    static Dictionary<string, GoldenOp> Activations() => new()
    {
        ["relu6"] = One(x => F.relu6(x)),
        ["leaky_relu"] = (x, a) => [F.leaky_relu(x[0], a.Double("negative_slope"))],
        ["elu"] = (x, a) => [F.elu(x[0], a.Double("alpha"))],
        ["selu"] = One(x => F.selu(x)),
        ["celu"] = (x, a) => [F.celu(x[0], a.Double("alpha"))],
        ["gelu"] = (x, a) => [F.gelu(x[0], a.String("approximate") == "tanh" ? GELU.Approximate.tanh : GELU.Approximate.none)],
        ["silu"] = One(x => F.silu(x)),
        ["mish"] = One(x => F.mish(x)),
        ["softplus"] = (x, a) => [F.softplus(x[0], a.Double("beta"), a.Double("threshold"))],
        ["softsign"] = One(x => F.softsign(x)),
        ["logsigmoid"] = One(F.logsigmoid),
        ["hardtanh"] = (x, a) => [F.hardtanh(x[0], a.Double("min_val"), a.Double("max_val"))],
        ["hardsigmoid"] = One(x => F.hardsigmoid(x)),
        ["hardswish"] = One(x => F.hardswish(x)),
        ["hardshrink"] = (x, a) => [F.hardshrink(x[0], a.Double("lambd"))],
        ["softshrink"] = (x, a) => [F.softshrink(x[0], a.Double("lambd"))],
        ["tanhshrink"] = One(x => F.tanhshrink(x)),
        ["threshold"] = (x, a) => [F.threshold(x[0], a.Double("threshold"), a.Double("value"))],
        ["softmin"] = (x, a) => [F.softmin(x[0], a.Long("dim"))],
        ["glu"] = (x, a) => [F.glu(x[0], a.Long("dim"))],
        ["prelu"] = Two(F.prelu),
    };
}
