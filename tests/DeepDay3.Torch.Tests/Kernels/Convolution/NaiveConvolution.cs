using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

/// <summary>The definition of a convolution, one product at a time.</summary>
static class NaiveConvolution
{
    internal static double[] Forward(ConvolutionShape s, double[] x, double[] w)
    {
        var y = new double[s.OutputLength];
        var at = 0;
        for (var n = 0; n < s.Batch; n++)
            for (var o = 0; o < s.OutChannels; o++)
                for (var d = 0; d < s.Output.Depth; d++)
                    for (var h = 0; h < s.Output.Height; h++)
                        for (var v = 0; v < s.Output.Width; v++)
                            y[at++] = Element(s, x, w, n, o, d, h, v);
        return y;
    }

    static double Element(ConvolutionShape s, double[] x, double[] w, int n, int o, int d, int h, int v)
    {
        var sum = 0.0;
        for (var c = 0; c < s.GroupIn; c++)
            for (var kd = 0; kd < s.Kernel.Depth; kd++)
                for (var kh = 0; kh < s.Kernel.Height; kh++)
                    for (var kw = 0; kw < s.Kernel.Width; kw++)
                    {
                        var (id, ih, iw) = (
                            d * s.Stride.Depth - s.PadBefore.Depth + kd * s.Dilation.Depth,
                            h * s.Stride.Height - s.PadBefore.Height + kh * s.Dilation.Height,
                            v * s.Stride.Width - s.PadBefore.Width + kw * s.Dilation.Width);
                        if (id < 0 || id >= s.Input.Depth || ih < 0 || ih >= s.Input.Height || iw < 0 || iw >= s.Input.Width)
                            continue;
                        var channel = o / s.GroupOut * s.GroupIn + c;
                        sum += x[(((n * s.InChannels + channel) * s.Input.Depth + id) * s.Input.Height + ih) * s.Input.Width + iw]
                            * w[(((o * s.GroupIn + c) * s.Kernel.Depth + kd) * s.Kernel.Height + kh) * s.Kernel.Width + kw];
                    }
        return sum;
    }
}
