using DeepDay3.Torch.Tests.Golden;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Distributions;

[Collection("kernel settings")]
public class DistributionGoldenTests
{
    public static TheoryData<string> Names => GoldenFile.Load("distributions").Names();

    [Theory, MemberData(nameof(Names))]
    public void Distributions_are_as_in_PyTorch(string name)
    {
        GoldenReplay.Run("distributions", name, Run);
    }

    static Tensor[] Run(GoldenCase golden, Tensor[] x)
    {
        var a = golden.Args;
        distributions.Distribution d = a.String("family") switch
        {
            "Normal" => distributions.Normal(x[0], x[1]),
            "Uniform" => distributions.Uniform(x[0], x[1]),
            "Bernoulli probs" => distributions.Bernoulli(x[0]),
            "Bernoulli logits" => distributions.Bernoulli(logits: x[0]),
            "Categorical probs" => distributions.Categorical(x[0]),
            _ => distributions.Categorical(logits: x[0]),
        };
        if (a.Has("seed")) manual_seed(a.Long("seed"));
        return [golden.Op switch
        {
            "sample" => d.sample(a.Longs("shape")),
            "rsample" => d.rsample(a.Longs("shape")),
            "log_prob" => d.log_prob(x[^1]),
            "cdf" => d.cdf(x[^1]),
            "icdf" => d.icdf(x[^1]),
            "entropy" => d.entropy(),
            "mean" => d.mean,
            "mode" => d.mode,
            "variance" => d.variance,
            "stddev" => d.stddev,
            "probs" => d is TorchSharp.Modules.Bernoulli b ? b.probs : ((TorchSharp.Modules.Categorical)d).probs,
            "logits" => d is TorchSharp.Modules.Bernoulli b ? b.logits : ((TorchSharp.Modules.Categorical)d).logits,
            _ => throw new ArgumentException($"no operation '{golden.Op}'"),
        }];
    }
}
