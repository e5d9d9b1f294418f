using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Sampling;

/// <summary>What is drawn does not depend on what was there before: its gradient is zero.</summary>
public class DrawGradTests
{
    static readonly Dictionary<string, Func<Tensor, Generator, Tensor>> Draws = new()
    {
        ["uniform_"] = (x, g) => x.clone().uniform_(-1, 1, g),
        ["normal_"] = (x, g) => x.clone().normal_(0.3, 2, g),
        ["log_normal_"] = (x, g) => x.clone().log_normal_(0.3, 0.5, g),
        ["exponential_"] = (x, g) => x.clone().exponential_(2, g),
        ["cauchy_"] = (x, g) => x.clone().cauchy_(0, 1, g),
        ["geometric_"] = (x, g) => x.clone().geometric_(0.4, g),
        ["random_"] = (x, g) => x.clone().random_(0, 9, g),
        ["bernoulli_"] = (x, g) => x.clone().bernoulli_(0.4, g),
        ["bernoulli"] = (x, g) => x.bernoulli(g),
        ["poisson"] = (x, g) => x.poisson(g),
    };

    public static TheoryData<string> Names => [.. Draws.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Draws_have_no_gradient(string name) => GradCheck.Run(x =>
    {
        using var generator = new Generator(3);
        return Draws[name](x[0], generator) + x[0].pow(3);
    }, Sample.Between(0.2, 0.8, 2, 3));
}
