namespace TorchSharp.Modules;

/// <summary>What all transposed convolutions have: the choice among the sizes that the convolution maps to the input's.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    internal ConvolutionTranspose(
        string name, int rank, long in_channels, long out_channels, long[] kernel_size, long[]? stride, long[]? padding, long[]? output_padding, long[]? dilation,
        PaddingModes padding_mode, long groups, bool bias, torch.Device? device, torch.ScalarType? dtype)
        : base(name, rank, transposed: true, in_channels, out_channels, kernel_size, stride, padding, null, dilation, output_padding, padding_mode, groups, bias, device, dtype)
    {
        if (padding_mode != PaddingModes.Zeros) throw new ArgumentException($"Only \"zeros\" padding mode is supported for {name}.", nameof(padding_mode));
    }

    public override torch.Tensor forward(torch.Tensor input) => forward(input, null);

    /// <param name="input">[N, C, spatial...] or [C, spatial...].</param>
    /// <param name="output_size">The spatial sizes of the result, or null for the smallest ones plus output_padding.</param>
    public abstract torch.Tensor forward(torch.Tensor input, long[]? output_size);

    internal torch.Tensor Convolve(torch.Tensor input, long[]? output_size) =>
        Convolving.Transposed(Rank, input, weight, bias, stride, padding, _output_padding(input, output_size, kernel_size, stride, padding!, dilation, Rank), dilation, groups);

    /// <summary>How much has to be added at the end of each axis to reach a size.</summary>
    protected long[] _output_padding(torch.Tensor input, long[]? output_size, long[] kernel_size, long[] stride, long[] padding, long[] dilation, long num_spatial_dims)
    {
        if (output_size is null || output_size.Length == 0) return output_padding;
        int rank = (int)num_spatial_dims;
        var sizes = input.layout.Sizes;
        if (output_size.Length == sizes.Length) output_size = output_size[^rank..];
        if (output_size.Length != rank) throw TorchError.Create(
            $"ConvTranspose{rank}D: for {sizes.Length}D input, output_size must have {rank} or {sizes.Length} elements (got {output_size.Length})");
        var added = new long[rank];
        for (int i = 0; i < rank; i++)
        {
            long least = ((sizes[sizes.Length - rank + i] - 1) * stride[i]) - (2 * padding[i]) + (dilation[i] * (kernel_size[i] - 1)) + 1;
            added[i] = output_size[i] - least;
            if (added[i] < 0 || added[i] >= stride[i]) throw TorchError.Create(
                $"requested an output size of {Layout.Describe(output_size)}, but axis {i} can only have sizes from {least} to {least + stride[i] - 1} (for an input of {Layout.Describe(sizes)})");
        }
        return added;
    }
}
