using DeepDay3.Torch.Tests.Golden;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Nn;

[Collection("kernel settings")]
public class SpatialInitializationTests
{
    static readonly string[] Kinds = ["Conv1d", "Conv2d", "ConvTranspose1d", "ConvTranspose2d"];

    public static TheoryData<string> Names => GoldenFile.Load("initialization").Names(c => c.Op == "module_parameters" && Kinds.Contains(c.Args.String("module")));

    [Theory, MemberData(nameof(Names))]
    public void Default_parameters_are_those_of_PyTorch_for_the_seed(string name)
    {
        var golden = GoldenFile.Load("initialization")[name];
        manual_seed(golden.Args.Long("seed"));
        using var module = Make(golden.Args.String("module"), new(golden.Args.Json("arguments")));
        var parameters = module.named_parameters().ToArray();
        Assert.Equal(golden.Outputs.SkipLast(1).Select(p => p!.Name), parameters.Select(p => p.name));
        for (int i = 0; i < parameters.Length; i++) Assert.Equal(golden.Outputs[i]!.As<float>(), parameters[i].parameter.data<float>().ToArray());
        Assert.Equal(golden.Outputs[^1]!.As<float>(), rand(2).data<float>().ToArray());
    }

    static nn.Module Make(string kind, GoldenArguments a)
    {
        long channels = a.Long("in_channels"), result = a.Long("out_channels"), groups = a.Long("groups", 1);
        long[] kernel = a.Longs("kernel_size");
        bool bias = a.Bool("bias", true);
        return kind switch
        {
            "Conv1d" => nn.Conv1d(channels, result, kernel[0], groups: groups, bias: bias),
            "Conv2d" => nn.Conv2d(channels, result, (kernel[0], kernel[^1]), groups: groups, bias: bias),
            "ConvTranspose1d" => nn.ConvTranspose1d(channels, result, kernel[0]),
            _ => nn.ConvTranspose2d(channels, result, (kernel[0], kernel[^1])),
        };
    }
}
