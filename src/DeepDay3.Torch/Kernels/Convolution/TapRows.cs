namespace TorchSharp.Kernels;

/// <summary>
/// Walks, for each kernel element, the rows of output positions whose patch element lies inside the image: offsets into the output plane,
/// the input plane and the kernel, and the row's length. The input advances by the width's stride along a row.
/// </summary>
internal ref struct TapRows(ConvolutionShape shape)
{
    int tap;
    int row = -1;
    int lead;
    int valid;

    /// <summary>Where one row starts in the output plane and the input plane, the kernel element, and how many positions follow.</summary>
    internal readonly record struct Row(int Output, int Input, int Kernel, int Length);

    public Row Current { get; private set; }

    public readonly TapRows GetEnumerator() => this;

    public bool MoveNext()
    {
        var (kernel, output, input) = (shape.Kernel, shape.Output, shape.Input);
        for (; tap < kernel.Volume; tap++, row = -1)
        {
            var start = tap % kernel.Width * shape.Dilation.Width - shape.PadBefore.Width;
            if (row < 0)
                (lead, valid) = Inside(input.Width, start, shape.Stride.Width, output.Width);
            while (valid > 0 && ++row < output.Depth * output.Height)
            {
                var d = row / output.Height * shape.Stride.Depth - shape.PadBefore.Depth + tap / kernel.Width / kernel.Height * shape.Dilation.Depth;
                var h = row % output.Height * shape.Stride.Height - shape.PadBefore.Height + tap / kernel.Width % kernel.Height * shape.Dilation.Height;
                if ((uint)d >= (uint)input.Depth || (uint)h >= (uint)input.Height)
                    continue;
                Current = new Row(row * output.Width + lead, (d * input.Height + h) * input.Width + start + lead * shape.Stride.Width, tap, valid);
                return true;
            }
        }
        return false;
    }

    /// <summary>Of the positions start, start + stride, ... (run of them): how many lie before 0, and how many then within width.</summary>
    static (int Lead, int Valid) Inside(int width, int start, int stride, int run)
    {
        var lead = start >= 0 ? 0 : Math.Min((-start + stride - 1) / stride, run);
        var first = start + lead * stride;
        var valid = first >= width ? 0 : Math.Min((width - 1 - first) / stride + 1, run - lead);
        return (lead, valid);
    }
}
