namespace TorchSharp.Kernels;

/// <summary>The geometry of pooling over 1, 2 or 3 spatial axes, all stored as three; batch and channels are one count of planes.</summary>
internal sealed record PoolingShape
{
    internal required int Planes { get; init; }
    internal required Size3 Input { get; init; }
    internal required Size3 Kernel { get; init; }
    internal required Size3 Stride { get; init; }
    internal required Size3 Padding { get; init; }
    internal required Size3 Dilation { get; init; }
    internal required Size3 Output { get; init; }

    internal int InputLength => checked(Planes * Input.Volume);
    internal int OutputLength => checked(Planes * Output.Volume);

    /// <summary>Checks sizes as PyTorch does and computes the output's size; all lists are per spatial axis.</summary>
    /// <exception cref="ArgumentException">Sizes that do not fit; the message names them.</exception>
    internal static PoolingShape Create(
        long planes, ReadOnlySpan<long> input, ReadOnlySpan<long> kernel, ReadOnlySpan<long> stride,
        ReadOnlySpan<long> padding, ReadOnlySpan<long> dilation, bool ceilMode)
    {
        var rank = input.Length;
        if (kernel.Length != rank || stride.Length != rank || padding.Length != rank || dilation.Length != rank)
            throw new ArgumentException($"Expected kernel_size, stride, padding and dilation of {rank} values each, but got {kernel.Length}, {stride.Length}, {padding.Length} and {dilation.Length}");
        Span<long> output = stackalloc long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            if (kernel[axis] < 1)
                throw new ArgumentException($"kernel size should be greater than zero, but got {kernel[axis]}");
            if (stride[axis] < 1)
                throw new ArgumentException($"stride should be greater than zero, but got {stride[axis]}");
            if (dilation[axis] < 1)
                throw new ArgumentException($"dilation should be greater than zero, but got {dilation[axis]}");
            if (padding[axis] < 0)
                throw new ArgumentException($"pad must be non-negative, but got pad: {padding[axis]}");
            if (padding[axis] > kernel[axis] / 2)
                throw new ArgumentException($"pad should be at most half of kernel size, but got pad={padding[axis]} and kernel_size={kernel[axis]}");
            output[axis] = OutputSize(input[axis], kernel[axis], stride[axis], padding[axis], dilation[axis], ceilMode);
        }
        foreach (var size in output)
        {
            if (size < 1)
                throw new ArgumentException($"Given input size: ({planes}x{Times(input)}). Calculated output size: ({planes}x{Times(output)}). Output size is too small");
        }
        return new PoolingShape
        {
            Planes = checked((int)planes),
            Input = Size3.From(input, 1),
            Kernel = Size3.From(kernel, 1),
            Stride = Size3.From(stride, 1),
            Padding = Size3.From(padding, 0),
            Dilation = Size3.From(dilation, 1),
            Output = Size3.From(output, 1),
        };
    }

    static long OutputSize(long input, long kernel, long stride, long padding, long dilation, bool ceilMode)
    {
        var room = input + 2 * padding - dilation * (kernel - 1) - 1 + (ceilMode ? stride - 1 : 0);
        var size = (long)Math.Floor((double)room / stride) + 1;
        // With ceilMode the last window must start inside the input or the padding before it.
        return ceilMode && (size - 1) * stride >= input + padding ? size - 1 : size;
    }

    static string Times(ReadOnlySpan<long> sizes) => string.Join("x", sizes.ToArray());
}
