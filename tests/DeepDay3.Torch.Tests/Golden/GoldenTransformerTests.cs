using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

[Collection("kernel settings")]
public class GoldenTransformerTests
{
    // The library has the layers with normalisation behind, sequences first.
    public static TheoryData<string> Layers => GoldenFile.Load("layers").Names(c => c.Op.StartsWith("Transformer", StringComparison.Ordinal) && !c.Args.Bool("norm_first"));

    public static TheoryData<string> Whole => GoldenFile.Load("spatial").Names("Transformer");

    static readonly string[] Kinds = ["MultiheadAttention", "TransformerEncoderLayer"];

    public static TheoryData<string> Seeds => GoldenFile.Load("initialization").Names(c => c.Op == "module_parameters" && Kinds.Contains(c.Args.String("module")));

    [Theory, MemberData(nameof(Layers))]
    public void Transformer_layers_are_as_in_PyTorch(string name) => GoldenReplay.Run("layers", name, Transform);

    [Theory, MemberData(nameof(Whole))]
    public void The_transformer_is_as_in_PyTorch(string name) => GoldenReplay.Run("spatial", name, Transform);

    [Theory, MemberData(nameof(Seeds))]
    public void Default_parameters_are_those_of_PyTorch_for_the_seed(string name)
    {
        var golden = GoldenFile.Load("initialization")[name];
        GoldenArguments a = new(golden.Args.Json("arguments"));
        manual_seed(golden.Args.Long("seed"));
        using nn.Module module = golden.Args.String("module") == "MultiheadAttention"
            ? nn.MultiheadAttention(a.Long("embed_dim"), a.Long("num_heads"), kdim: a.Has("kdim") ? a.Long("kdim") : null, vdim: a.Has("vdim") ? a.Long("vdim") : null)
            : nn.TransformerEncoderLayer(a.Long("d_model"), a.Long("nhead"), a.Long("dim_feedforward"));
        var parameters = module.named_parameters().ToArray();
        Assert.Equal(golden.Outputs.SkipLast(1).Select(p => p!.Name), parameters.Select(p => p.name));
        for (int i = 0; i < parameters.Length; i++) Assert.Equal(golden.Outputs[i]!.As<float>(), parameters[i].parameter.data<float>().ToArray());
        Assert.Equal(golden.Outputs[^1]!.As<float>(), rand(2).data<float>().ToArray());
    }

    internal static Tensor[] Transform(GoldenCase golden, Tensor[] x)
    {
        var a = golden.Args;
        var activation = a.String("activation") == "gelu" ? nn.Activations.GELU : nn.Activations.ReLU;
        using nn.Module module = golden.Op switch
        {
            "TransformerEncoderLayer" => nn.TransformerEncoderLayer(a.Long("d_model"), a.Long("nhead"), a.Long("dim_feedforward"), 0, activation),
            "TransformerDecoderLayer" => nn.TransformerDecoderLayer(a.Long("d_model"), a.Long("nhead"), a.Long("dim_feedforward"), 0, activation),
            _ => nn.Transformer(a.Long("d_model"), a.Long("nhead"), a.Long("num_encoder_layers"), a.Long("num_decoder_layers"), a.Long("dim_feedforward"), 0, activation),
        };
        GoldenParameters.Use(module, golden, x);
        return [module switch
        {
            TorchSharp.Modules.TransformerEncoderLayer layer => layer.call(x[0]),
            TorchSharp.Modules.TransformerDecoderLayer layer => layer.call(x[0], x[1]),
            _ => ((TorchSharp.Modules.Transformer)module).call(x[0], x[1]),
        }];
    }

    [Fact]
    public void A_stack_begins_with_copies_of_its_layer()
    {
        var layer = nn.TransformerEncoderLayer(4, 2, 6, 0);
        var encoder = nn.TransformerEncoder(layer, 2);
        var x = linspace(-1, 1, 24).reshape(3, 2, 4);
        Assert.True(encoder.call(x).allclose(layer.call(layer.call(x))));
        Assert.Equal(2 * layer.parameters().Count(), encoder.parameters().Count());
        Assert.Contains("layers.1.self_attn.in_proj_weight", encoder.state_dict().Keys);
    }

    [Fact]
    public void A_causal_mask_hides_what_comes_later()
    {
        var layer = nn.TransformerEncoderLayer(4, 2, 6, 0);
        var mask = ones(3, 3, dtype: @bool).triu(1);
        var x = linspace(-1, 1, 12).reshape(3, 1, 4).clone();
        var before = layer.call(x, mask)[0].clone();
        x[2] = x[2] * 5;
        Assert.True(layer.call(x, mask)[0].allclose(before));
        Assert.False(layer.call(x)[0].allclose(before));
    }

    [Fact]
    public void Attention_by_function_is_a_mean_of_values()
    {
        var q = linspace(-1, 1, 12).reshape(1, 3, 4);
        var causal = nn.functional.scaled_dot_product_attention(q, q, q, is_casual: true);
        var masked = nn.functional.scaled_dot_product_attention(q, q, q, ones(3, 3, dtype: @bool).tril());
        Assert.True(causal.allclose(masked));
        Assert.True(causal[0, 0].allclose(q[0, 0]));
        Assert.True(nn.functional.scaled_dot_product_attention(q.zeros_like(), q, q)[0, 1].allclose(q.mean([1])[0]));
    }
}
