namespace TorchSharp;

/// <summary>All windows of a padded image as a view [N, C, kH, kW, rows, columns] of it.</summary>
internal sealed class FoldGeometry
{
    internal FoldGeometry(long batch, long channels, (long, long) size, (long, long) kernel, (long, long) dilation, (long, long) padding, (long, long) stride)
    {
        Require(kernel, dilation, padding, stride);
        long height = size.Item1 + (2 * padding.Item1), width = size.Item2 + (2 * padding.Item2);
        long rows = Count(height, kernel.Item1, dilation.Item1, stride.Item1), columns = Count(width, kernel.Item2, dilation.Item2, stride.Item2);
        if (rows < 1 || columns < 1) throw TorchError.Create(
            $"Given input with spatial size {size}, kernel_size={kernel}, dilation={dilation}, padding={padding}, calculated shape of the array of sliding blocks as ({rows}, {columns}), but its components must be at least one.");
        Padded = Layout.Of(batch, channels, height, width);
        View = Layout.Of([batch, channels, kernel.Item1, kernel.Item2, rows, columns],
            [channels * height * width, height * width, dilation.Item1 * width, dilation.Item2, stride.Item1 * width, stride.Item2]);
        Columns = [batch, channels * kernel.Item1 * kernel.Item2, rows * columns];
    }

    internal Layout Padded { get; }

    internal Layout View { get; }

    /// <summary>Sizes with the windows as columns: [N, C kH kW, windows].</summary>
    internal long[] Columns { get; }

    static long Count(long size, long kernel, long dilation, long stride)
    {
        long room = size - (dilation * (kernel - 1)) - 1;
        return room < 0 ? 0 : (room / stride) + 1;
    }

    static void Require((long, long) kernel, (long, long) dilation, (long, long) padding, (long, long) stride)
    {
        if (kernel.Item1 < 1 || kernel.Item2 < 1) throw TorchError.Create($"kernel size should be greater than zero, but got kernel_height: {kernel.Item1} kernel_width: {kernel.Item2}");
        if (dilation.Item1 < 1 || dilation.Item2 < 1) throw TorchError.Create($"dilation should be greater than zero, but got dilation_height: {dilation.Item1} dilation_width: {dilation.Item2}");
        if (padding.Item1 < 0 || padding.Item2 < 0) throw TorchError.Create($"padding should be non-negative, but got pad_height: {padding.Item1} pad_width: {padding.Item2}");
        if (stride.Item1 < 1 || stride.Item2 < 1) throw TorchError.Create($"stride should be greater than zero, but got stride_height: {stride.Item1} stride_width: {stride.Item2}");
    }
}
