using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>Makes a golden case's inputs, runs an operation on them, and compares outputs, gradients or the message.</summary>
static class GoldenReplay
{
    /// <summary>The leaf with a golden tensor's values.</summary>
    public static Tensor Leaf(GoldenTensor golden)
    {
        Array values = golden.DType switch
        {
            "float32" => golden.As<float>(),
            "float64" => golden.As<double>(),
            "int64" => golden.As<long>(),
            "int32" => golden.As<int>(),
            "int16" => golden.As<short>(),
            "int8" => golden.As<sbyte>(),
            "uint8" => golden.As<byte>(),
            _ => golden.As<bool>(),
        };
        var leaf = from_array(values, null, null).reshape(golden.Shape);
        return golden.RequiresGrad ? leaf.detach().requires_grad_() : leaf;
    }

    /// <summary>The same values in the layout that the golden tensor asks for.</summary>
    public static Tensor LayOut(Tensor x, string? layout) => layout switch
    {
        null => x,
        "transposed" => x.transpose(-1, -2).contiguous().transpose(-1, -2),
        "strided" => stack([x, x.zeros_like()], -1).flatten(-2)[TensorIndex.Ellipsis, TensorIndex.Slice(step: 2)],
        "offset" => cat([x.slice(0, 0, 1, 1).zeros_like(), x], 0).slice(0, 1, long.MaxValue, 1),
        "expanded" => x.slice(0, 0, 1, 1).expand(x.shape),
        _ => throw new ArgumentException($"no layout '{layout}'"),
    };

    public static void Run(string subject, string name, Func<GoldenCase, Tensor[], Tensor[]> operation)
    {
        var golden = GoldenFile.Load(subject)[name];
        var leaves = Array.ConvertAll(golden.Inputs, Leaf);
        var inputs = leaves.Zip(golden.Inputs, (leaf, g) => LayOut(leaf, g.Layout)).ToArray();
        if (golden.Error is { } message)
        {
            var error = Assert.ThrowsAny<ExternalException>(() => operation(golden, inputs));
            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
            return;
        }
        var outputs = operation(golden, inputs);
        Assert.Equal(golden.Outputs.Length, outputs.Length);
        for (int i = 0; i < outputs.Length; i++) Compare(golden.Outputs[i]!, outputs[i], $"output {i}");
        if (golden.Grads.Length == 0) return;
        Tensor total = zeros([]);
        for (int i = 0; i < outputs.Length; i++)
        {
            Assert.Equal(golden.GradOutputs[i] is not null, outputs[i].requires_grad);
            if (golden.GradOutputs[i] is { } weight) total = total + (outputs[i] * Leaf(weight)).sum();
        }
        total.backward();
        for (int i = 0; i < leaves.Length; i++)
        {
            if (golden.Grads[i] is { } expected) Compare(expected, leaves[i].grad!, $"gradient {i}");
            else Assert.Null(leaves[i].grad);
        }

        void Compare(GoldenTensor expected, Tensor actual, string where) =>
            GoldenTensors.Expect(expected, actual, $"{name}, {where}", GoldenExceptions.IsElementwise(subject, name), GoldenExceptions.Find(subject, name));
    }
}
