using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Tensors;

/// <summary>Derivatives of the elementwise functions where they are smooth.</summary>
public class FunctionGradTests
{
    static readonly Dictionary<string, (double low, double high, Func<Tensor, Tensor> f)> functions = new()
    {
        ["exp"] = (-2, 2, x => x.exp()),
        ["exp2"] = (-2, 2, x => x.exp2()),
        ["log"] = (0.3, 3, x => x.log()),
        ["log2"] = (0.3, 3, x => x.log2()),
        ["log10"] = (0.3, 3, x => x.log10()),
        ["sqrt"] = (0.3, 3, x => x.sqrt()),
        ["rsqrt"] = (0.3, 3, x => x.rsqrt()),
        ["reciprocal"] = (0.3, 3, x => x.reciprocal()),
        ["sigmoid"] = (-3, 3, x => x.sigmoid()),
        ["tanh"] = (-3, 3, x => x.tanh()),
        ["sin"] = (-3, 3, x => x.sin()),
        ["cos"] = (-3, 3, x => x.cos()),
        ["tan"] = (-1, 1, x => x.tan()),
        ["asin"] = (-0.9, 0.9, x => x.asin()),
        ["acos"] = (-0.9, 0.9, x => x.acos()),
        ["atan"] = (-3, 3, x => x.atan()),
        ["sinh"] = (-2, 2, x => x.sinh()),
        ["cosh"] = (-2, 2, x => x.cosh()),
        ["asinh"] = (-3, 3, x => x.asinh()),
        ["acosh"] = (1.3, 3, x => x.acosh()),
        ["atanh"] = (-0.9, 0.9, x => x.atanh()),
        ["frac"] = (0.1, 0.9, x => x.frac() * x),
        ["floor"] = (0.1, 0.9, x => x.floor() * x + x * x),
        ["ceil"] = (0.1, 0.9, x => x.ceil() * x * x),
        ["trunc"] = (0.1, 0.9, x => x.trunc() + x * x),
        ["round"] = (0.6, 0.9, x => x.round() * x * x),
        ["sign"] = (0.1, 0.9, x => x.sign() * x * x),
        ["abs"] = (-0.9, -0.1, x => x.abs() * x),
        ["relu above"] = (0.1, 0.9, x => x.relu() * x),
        ["relu below"] = (-0.9, -0.1, x => x.relu() * x + x * x),
        ["a chain"] = (0.3, 1.5, x => (x.sin() * x.exp()).tanh().sigmoid().log()),
    };

    public static TheoryData<string> Names => [.. functions.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Of_a_matrix(string name)
    {
        var (low, high, f) = functions[name];
        GradCheck.Run(x => f(x[0]), Sample.Between(low, high, 2, 3));
    }

    [Theory, MemberData(nameof(Names))]
    public void Of_a_transposed_part(string name)
    {
        var (low, high, f) = functions[name];
        GradCheck.Run(x => f(x[0].t()[1]), Sample.Between(low, high, 3, 4));
    }
}
