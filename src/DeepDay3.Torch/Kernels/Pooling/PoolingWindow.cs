namespace TorchSharp.Kernels;

/// <summary>A box of an input plane (ends excluded) and what its sum is divided by.</summary>
internal readonly record struct PoolingWindow(int Depth0, int Depth1, int Height0, int Height1, int Width0, int Width1, long Divisor)
{
    internal bool IsEmpty => Depth0 >= Depth1 || Height0 >= Height1 || Width0 >= Width1;

    internal long Count => IsEmpty ? 0 : (long)(Depth1 - Depth0) * (Height1 - Height0) * (Width1 - Width0);

    /// <summary>The box of input elements that an adaptive pooling joins in one output element.</summary>
    internal static PoolingWindow Adaptive(Size3 input, Size3 output, int position)
    {
        var (d0, d1) = Range(position / output.Width / output.Height, input.Depth, output.Depth);
        var (h0, h1) = Range(position / output.Width % output.Height, input.Height, output.Height);
        var (w0, w1) = Range(position % output.Width, input.Width, output.Width);
        return new PoolingWindow(d0, d1, h0, h1, w0, w1, (long)(d1 - d0) * (h1 - h0) * (w1 - w0));
    }

    static (int From, int To) Range(int position, int input, int output)
        => ((int)((long)position * input / output), (int)(((long)(position + 1) * input + output - 1) / output));
}
