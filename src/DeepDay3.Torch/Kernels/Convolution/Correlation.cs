namespace TorchSharp.Kernels;

/// <summary>
/// A correlation with stride 1 over two axes as a product without a matrix of patches. Output positions are counted over the width of the padded
/// image; the input elements under one tap of the kernel then are a run of the padded image, for any number of positions in a row. The few
/// positions that stick out on the right are computed and thrown away.
/// </summary>
internal sealed class Correlation
{
    internal required int Channels { get; init; }
    internal required int Filters { get; init; }
    internal required int SourceHeight { get; init; }
    internal required int SourceWidth { get; init; }
    internal required int PadTop { get; init; }
    internal required int PadLeft { get; init; }
    internal required int Height { get; init; }
    internal required int Width { get; init; }
    internal required Size3 Kernel { get; init; }
    internal required Size3 Dilation { get; init; }

    /// <summary>Rows that an output row sees, less one.</summary>
    internal int ReachHeight => (Kernel.Height - 1) * Dilation.Height;

    internal int PaddedHeight => Height + ReachHeight;

    internal int PaddedWidth => Width + (Kernel.Width - 1) * Dilation.Width;

    /// <summary>Terms of a sum: the taps of all channels.</summary>
    internal int Terms => Channels * Kernel.Volume;

    /// <summary>The convolution itself, of one group; null where its shape asks for something else.</summary>
    internal static Correlation? Forward(ConvolutionShape shape) => !Simple(shape) ? null : Checked(new Correlation
    {
        Channels = shape.GroupIn,
        Filters = shape.GroupOut,
        SourceHeight = shape.Input.Height,
        SourceWidth = shape.Input.Width,
        PadTop = shape.PadBefore.Height,
        PadLeft = shape.PadBefore.Width,
        Height = shape.Output.Height,
        Width = shape.Output.Width,
        Kernel = shape.Kernel,
        Dilation = shape.Dilation,
    });

    /// <summary>The gradient of the input: a correlation of the output's gradient with the kernel turned around.</summary>
    internal static Correlation? InputGradient(ConvolutionShape shape) => !Simple(shape) ? null : Checked(new Correlation
    {
        Channels = shape.GroupOut,
        Filters = shape.GroupIn,
        SourceHeight = shape.Output.Height,
        SourceWidth = shape.Output.Width,
        PadTop = (shape.Kernel.Height - 1) * shape.Dilation.Height - shape.PadBefore.Height,
        PadLeft = (shape.Kernel.Width - 1) * shape.Dilation.Width - shape.PadBefore.Width,
        Height = shape.Input.Height,
        Width = shape.Input.Width,
        Kernel = shape.Kernel,
        Dilation = shape.Dilation,
    });

    static bool Simple(ConvolutionShape shape) =>
        shape.Stride is (1, 1, 1) && shape is { Input.Depth: 1, Kernel.Depth: 1, PadBefore.Depth: 0 } && shape.Kernel.Volume > 1;

    /// <summary>The padding must be padding, and most of what is computed must be of use.</summary>
    static Correlation? Checked(Correlation c)
    {
        const int Lanes = 16;
        bool fits = c.PadTop >= 0 && c.PadLeft >= 0 && c.PadTop + c.SourceHeight <= c.PaddedHeight && c.PadLeft + c.SourceWidth <= c.PaddedWidth;
        long computed = ((long)(c.Height - 1) * c.PaddedWidth + c.Width + Lanes - 1) / Lanes * Lanes;
        return fits && 2L * c.Height * c.Width >= computed ? c : null;
    }

    /// <summary>Where in a padded image of <paramref name="rows"/> rows a channel the run of each tap starts.</summary>
    internal nint[] Taps(int rows)
    {
        var taps = new nint[Terms];
        int next = 0;
        for (int channel = 0; channel < Channels; channel++)
            for (int i = 0; i < Kernel.Height; i++)
                for (int j = 0; j < Kernel.Width; j++)
                    taps[next++] = ((nint)channel * rows + i * Dilation.Height) * PaddedWidth + j * Dilation.Width;
        return taps;
    }

    /// <summary>How many output rows to handle at a time, so that image and results stay in the second-level cache.</summary>
    internal int RowsOfBand()
    {
        const int Budget = 128 * 1024;
        int rows = Math.Clamp(Budget / (PaddedWidth * Math.Max(Filters, Channels)), 1, Height);
        return GemmSmall.Even(Height, rows);
    }
}
