using TorchSharp.Modules;
using static TorchSharp.torch.nn.functional;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    // relu, sigmoid, tanh and softmax are with the functions of one tensor and the reductions.
    static Dictionary<string, GoldenOp> Activations() => new()
    {
        ["relu6"] = One(x => relu6(x)),
        ["elu"] = (x, a) => [elu(x[0], a.Double("alpha"))],
        ["selu"] = One(x => selu(x)),
        ["celu"] = (x, a) => [celu(x[0], a.Double("alpha"))],
        ["leaky_relu"] = (x, a) => [leaky_relu(x[0], a.Double("negative_slope"))],
        ["gelu"] = (x, a) => [gelu(x[0], a.String("approximate") == "tanh" ? GELU.Approximate.tanh : GELU.Approximate.none)],
        ["silu"] = One(x => silu(x)),
        ["mish"] = One(x => mish(x)),
        ["softplus"] = (x, a) => [softplus(x[0], a.Double("beta"), a.Double("threshold"))],
        ["softsign"] = One(x => softsign(x)),
        ["logsigmoid"] = One(logsigmoid),
        ["hardtanh"] = (x, a) => [hardtanh(x[0], a.Double("min_val"), a.Double("max_val"))],
        ["hardsigmoid"] = One(x => hardsigmoid(x)),
        ["hardswish"] = One(x => hardswish(x)),
        ["hardshrink"] = (x, a) => [hardshrink(x[0], a.Double("lambd"))],
        ["softshrink"] = (x, a) => [softshrink(x[0], a.Double("lambd"))],
        ["tanhshrink"] = One(x => tanhshrink(x)),
        ["threshold"] = (x, a) => [threshold(x[0], a.Double("threshold"), a.Double("value"))],
        ["softmin"] = (x, a) => [softmin(x[0], a.Long("dim"))],
        ["glu"] = (x, a) => [glu(x[0], a.Long("dim"))],
        ["prelu"] = Two(prelu),
    };
}
