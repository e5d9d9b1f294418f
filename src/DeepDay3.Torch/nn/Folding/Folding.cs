using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Windows of images as columns, and columns added back into images: views of the padded image, and their transpose.</summary>
internal static class Folding
{
    /// <summary>[N, C, H, W] (or [C, H, W]) to [N, C kH kW, windows].</summary>
    internal static Tensor Unfold(Tensor input, (long, long) kernel, (long, long) dilation, (long, long) padding, (long, long) stride)
    {
        input.RequireLive();
        var sizes = input.layout.Sizes;
        if (sizes.Length is not (3 or 4) || Array.Exists(sizes[^3..], s => s < 1)) throw TorchError.Create(
            $"Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but got: {input.layout.Describe()}");
        if (sizes.Length == 3) return Unfold(input.unsqueeze(0), kernel, dilation, padding, stride).squeeze(0);
        var windows = new FoldGeometry(sizes[0], sizes[1], (sizes[2], sizes[3]), kernel, dilation, padding, stride);
        var padded = (padding is (0, 0) ? input : Padder.Pad(input, [padding.Item2, padding.Item2, padding.Item1, padding.Item1], PaddingModes.Constant, 0)).contiguous();
        return padded.as_strided(windows.View.Sizes, windows.View.Strides, padded.offset).reshape(windows.Columns);
    }

    /// <summary>[N, C kH kW, windows] (or without a batch) to [N, C, H, W].</summary>
    internal static Tensor Fold(Tensor input, (long, long) size, (long, long) kernel, (long, long) dilation, (long, long) padding, (long, long) stride)
    {
        input.RequireLive();
        var sizes = input.layout.Sizes;
        if (sizes.Length is not (2 or 3)) throw TorchError.Create(
            $"Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, but got: {input.layout.Describe()}");
        if (sizes.Length == 2) return Fold(input.unsqueeze(0), size, kernel, dilation, padding, stride).squeeze(0);
        long area = kernel.Item1 * kernel.Item2;
        if (area < 1 || sizes[1] % area != 0) throw TorchError.Create(
            $"Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)={sizes[1]} and kernel_size={kernel}.");
        var windows = new FoldGeometry(sizes[0], sizes[1] / area, size, kernel, dilation, padding, stride);
        if (windows.Columns[2] != sizes[2]) throw TorchError.Create(
            $"Given output_size={size}, kernel_size={kernel}, dilation={dilation}, padding={padding}, stride={stride}, expected size of input's dimension 2 to match the calculated number of sliding blocks {windows.Columns[2]}, but got input.size(2)={sizes[2]}.");
        var image = Region.Scatter(input.reshape(windows.View.Sizes).contiguous(), windows.Padded, windows.View, 0);
        return image.narrow(2, padding.Item1, size.Item1).narrow(3, padding.Item2, size.Item2).contiguous();
    }
}
