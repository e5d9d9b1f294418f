using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    static Dictionary<string, GoldenOp> Embeddings() => new()
    {
        ["embedding"] = (x, a) =>
        {
            long? padding = a.Has("padding_idx") ? a.Long("padding_idx") : null;
            using var module = nn.Embedding_from_pretrained(x[1].detach(), padding_idx: padding, scale_grad_by_freq: a.Bool("scale_grad_by_freq", false));
            Share(module, x[1]);
            return [module.call(x[0])];
        },
        ["Linear"] = (x, a) =>
        {
            using var module = nn.Linear(a.Long("in_features"), a.Long("out_features"));
            Share(module, x[1], x[2]);
            return [module.call(x[0])];
        },
        ["embedding_max_norm"] = (x, a) => [nn.Embedding_from_pretrained(x[1].clone(), max_norm: a.Double("max_norm")).call(x[0])],
        ["embedding_bag"] = (x, a) =>
        {
            var mode = a.String("mode") switch { "sum" => EmbeddingBagMode.Sum, "mean" => EmbeddingBagMode.Mean, _ => EmbeddingBagMode.Max };
            using var module = nn.EmbeddingBag_from_pretrained(x[1].detach(), mode: mode);
            Share(module, x[1]);
            return [a.Has("offsets") ? module.call(x[0], tensor(a.Longs("offsets"))) : module.call(x[0])];
        },
    };

    /// <summary>Makes inputs and the module's parameters, in their order, the same leaves with the same values: the inputs get the parameters' gradients.</summary>
    internal static void Share(nn.Module module, params Tensor[] inputs)
    {
        var parameters = module.parameters().ToArray();
        Assert.Equal(parameters.Length, inputs.Length);
        using var mode = no_grad();
        foreach (var (parameter, input) in parameters.Zip(inputs))
        {
            parameter.copy_(input);
            parameter.meta = input.meta;
        }
    }
}
