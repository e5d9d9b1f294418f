using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public class GoldenAttentionTests
{
    // Sequences come first in this library: the cases with the batch first have no counterpart.
    public static TheoryData<string> Layers => GoldenFile.Load("layers").Names(c => c.Op == "MultiheadAttention" && !c.Args.Bool("batch_first", false));

    public static TheoryData<string> Masks => GoldenFile.Load("spatial").Names("MultiheadAttention");

    [Theory, MemberData(nameof(Layers))]
    public void Attention_is_as_in_PyTorch(string name) => GoldenReplay.Run("layers", name, Attend);

    [Theory, MemberData(nameof(Masks))]
    public void Masks_and_added_keys_are_as_in_PyTorch(string name) => GoldenReplay.Run("spatial", name, Attend);

    internal static Tensor[] Attend(GoldenCase golden, Tensor[] x)
    {
        var a = golden.Args;
        Tensor? Mask(string name) => a.Has(name) ? GoldenReplay.Leaf(a.Tensor(name)) : null;
        using var module = nn.MultiheadAttention(a.Long("embed_dim"), a.Long("num_heads"), bias: a.Bool("bias", true), add_bias_kv: a.Bool("add_bias_kv", false),
            add_zero_attn: a.Bool("add_zero_attn", false), kdim: a.Has("kdim") ? a.Long("kdim") : null, vdim: a.Has("vdim") ? a.Long("vdim") : null);
        GoldenParameters.Use(module, golden, x);
        var (output, weights) = module.call(x[0], x[1], x[2], Mask("key_padding_mask"), true, Mask("attn_mask"));
        return [output, weights];
    }
}
