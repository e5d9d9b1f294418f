using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Convolution of tensors with or without a batch, for any number of spatial axes.</summary>
internal static class Convolving
{
    internal static Tensor Plain(int rank, Tensor input, Tensor weight, Tensor? bias, long[]? stride, long[]? padding, long[]? dilation, long groups)
    {
        var around = Extents.Of(padding, rank, 0, "padding");
        return Plain(rank, input, weight, bias, stride, around, around, dilation, groups);
    }

    /// <summary>'valid': no padding; 'same': as much as keeps the size, the odd one behind.</summary>
    internal static Tensor Plain(int rank, Tensor input, Tensor weight, Tensor? bias, long[]? stride, Padding padding, long[]? dilation, long groups)
    {
        weight.RequireLive();
        long[] before = Extents.Same(0, rank), after = Extents.Same(0, rank);
        if (padding == Padding.Same)
        {
            var step = Extents.Of(stride, rank, 1, "stride");
            if (Array.Exists(step, s => s != 1)) throw TorchError.Create("padding='same' is not supported for strided convolutions");
            var spread = Extents.Of(dilation, rank, 1, "dilation");
            RequireRank(rank, input, weight);
            for (int i = 0; i < rank; i++)
            {
                long total = spread[i] * (weight.layout.Sizes[i + 2] - 1);
                before[i] = total / 2;
                after[i] = total - before[i];
            }
        }
        return Plain(rank, input, weight, bias, stride, before, after, dilation, groups);
    }

    static Tensor Plain(int rank, Tensor input, Tensor weight, Tensor? bias, long[]? stride, long[] before, long[] after, long[]? dilation, long groups)
    {
        Require(rank, input, weight, bias);
        bool single = input.layout.Rank == rank + 1;
        if (single) input = input.unsqueeze(0);
        var plan = ConvolutionPlan.Of(input, weight, Extents.Of(stride, rank, 1, "stride"), before, after, Extents.Of(dilation, rank, 1, "dilation"), groups);
        RequireBias(bias, weight.layout, weight.layout.Sizes[0]);
        var result = plan.Output(input, weight, bias);
        return single ? result.squeeze(0) : result;
    }

    internal static Tensor Transposed(int rank, Tensor input, Tensor weight, Tensor? bias, long[]? stride, long[]? padding, long[]? outputPadding, long[]? dilation, long groups)
    {
        Require(rank, input, weight, bias);
        bool single = input.layout.Rank == rank + 1;
        if (single) input = input.unsqueeze(0);
        var plan = ConvolutionPlan.Transposed(input, weight, Extents.Of(stride, rank, 1, "stride"), Extents.Of(padding, rank, 0, "padding"),
            Extents.Of(outputPadding, rank, 0, "output_padding"), Extents.Of(dilation, rank, 1, "dilation"), groups);
        RequireBias(bias, weight.layout, weight.layout.Sizes[1] * groups);
        var result = plan.Input(input, weight, bias);
        return single ? result.squeeze(0) : result;
    }

    static void Require(int rank, Tensor input, Tensor weight, Tensor? bias)
    {
        input.RequireLive();
        weight.RequireLive();
        bias?.RequireLive();
        RequireRank(rank, input, weight);
        if (input.scalarType != weight.scalarType) throw TorchError.Create($"Input type ({DTypes.Name(input.scalarType)}) and weight type ({DTypes.Name(weight.scalarType)}) should be the same");
        if (bias is not null && bias.scalarType != input.scalarType) throw TorchError.Create($"Input type ({DTypes.Name(input.scalarType)}) and bias type ({DTypes.Name(bias.scalarType)}) should be the same");
    }

    static void RequireRank(int rank, Tensor input, Tensor weight)
    {
        int given = input.layout.Rank;
        if (given != rank + 1 && given != rank + 2) throw TorchError.Create(
            $"Expected {rank + 1}D (unbatched) or {rank + 2}D (batched) input to conv{rank}d, but got input of size: {input.layout.Describe()}");
        if (weight.layout.Rank != rank + 2) throw TorchError.Create(
            $"Expected {rank + 2}-dimensional weight for a convolution over {rank} axes, but got weight of size {weight.layout.Describe()}");
    }

    static void RequireBias(Tensor? bias, Layout weight, long channels)
    {
        if (bias is null || (bias.layout.Rank == 1 && bias.layout.Count == channels)) return;
        throw TorchError.Create($"Given weight of size {weight.Describe()}, expected bias to be 1-dimensional with {channels} elements, but got bias of size {bias.layout.Describe()} instead");
    }
}
