namespace TorchSharp.Kernels;

/// <summary>
/// The geometry of a convolution over 1, 2 or 3 spatial axes, all stored as three. Input is [Batch, InChannels, Input],
/// weight [OutChannels, InChannels / Groups, Kernel], output [Batch, OutChannels, Output]; everything row-major.
/// </summary>
internal sealed record ConvolutionShape
{
    internal required int Batch { get; init; }
    internal required int Groups { get; init; }
    internal required int InChannels { get; init; }
    internal required int OutChannels { get; init; }
    internal required Size3 Input { get; init; }
    internal required Size3 Kernel { get; init; }
    internal required Size3 Stride { get; init; }
    internal required Size3 Dilation { get; init; }
    /// <summary>Zeros before the first element of each axis; what follows the last one is implied by <see cref="Output"/>.</summary>
    internal required Size3 PadBefore { get; init; }
    internal required Size3 Output { get; init; }

    internal int GroupIn => InChannels / Groups;
    internal int GroupOut => OutChannels / Groups;
    /// <summary>Elements of the weight that meet one output element.</summary>
    internal int PatchLength => GroupIn * Kernel.Volume;
    internal int WeightLength => OutChannels * PatchLength;
    internal int InputLength => checked(Batch * InChannels * Input.Volume);
    internal int OutputLength => checked(Batch * OutChannels * Output.Volume);

    /// <summary>True when a patch is one element in place, so that the image is its own column matrix.</summary>
    internal bool IsPointwise =>
        Kernel is (1, 1, 1) && Stride is (1, 1, 1) && PadBefore is (0, 0, 0) && Output == Input;

    /// <summary>
    /// Checks sizes as PyTorch does and computes the output's size. <paramref name="input"/> is (N, C, spatial), <paramref name="weight"/>
    /// (out, in / groups, spatial); paddings are per spatial axis and may differ before and after, as 'same' needs.
    /// </summary>
    /// <exception cref="ArgumentException">Sizes that do not fit; the message names them.</exception>
    internal static ConvolutionShape Create(
        ReadOnlySpan<long> input, ReadOnlySpan<long> weight, ReadOnlySpan<long> stride,
        ReadOnlySpan<long> paddingBefore, ReadOnlySpan<long> paddingAfter, ReadOnlySpan<long> dilation, long groups)
    {
        CheckRanks(input, weight, stride, paddingBefore, dilation, groups);
        if (input[1] != weight[1] * groups)
            throw new ArgumentException($"Given groups={groups}, weight of size {Text(weight)}, expected input{Text(input)} to have {weight[1] * groups} channels, but got {input[1]} channels instead");
        if (weight[0] < groups || weight[0] % groups != 0)
            throw new ArgumentException($"Given groups={groups}, expected weight to be divisible by {groups} at dimension 0, but got weight of size {Text(weight)} instead");
        var rank = input.Length - 2;
        Span<long> output = stackalloc long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            var padded = input[axis + 2] + paddingBefore[axis] + paddingAfter[axis];
            var extent = dilation[axis] * (weight[axis + 2] - 1) + 1;
            if (padded < extent)
                throw KernelTooLarge(input[2..], weight[2..], paddingBefore, paddingAfter, dilation);
            output[axis] = (padded - extent) / stride[axis] + 1;
        }
        return new ConvolutionShape
        {
            Batch = checked((int)input[0]),
            Groups = (int)groups,
            InChannels = (int)input[1],
            OutChannels = (int)weight[0],
            Input = Size3.From(input[2..], 1),
            Kernel = Size3.From(weight[2..], 1),
            Stride = Size3.From(stride, 1),
            Dilation = Size3.From(dilation, 1),
            PadBefore = Size3.From(paddingBefore, 0),
            Output = Size3.From(output, 1),
        };
    }

    /// <summary>
    /// The convolution whose gradient to its input is the transposed convolution asked for: <see cref="Input"/> is what the transposed
    /// convolution produces, <see cref="Output"/> what it reads. <paramref name="weight"/> is (in, out / groups, spatial).
    /// </summary>
    /// <exception cref="ArgumentException">Sizes that do not fit; the message names them.</exception>
    internal static ConvolutionShape CreateTransposed(
        ReadOnlySpan<long> input, ReadOnlySpan<long> weight, ReadOnlySpan<long> stride, ReadOnlySpan<long> padding,
        ReadOnlySpan<long> outputPadding, ReadOnlySpan<long> dilation, long groups)
    {
        CheckRanks(input, weight, stride, padding, dilation, groups);
        if (input[1] != weight[0])
            throw new ArgumentException($"Given transposed=1, weight of size {Text(weight)}, expected input{Text(input)} to have {weight[0]} channels, but got {input[1]} channels instead");
        if (weight[0] < groups || weight[0] % groups != 0)
            throw new ArgumentException($"Given groups={groups}, expected weight to be divisible by {groups} at dimension 0, but got weight of size {Text(weight)} instead");
        var rank = input.Length - 2;
        if (outputPadding.Length != rank)
            throw new ArgumentException($"expected output_padding to be a list of {rank} values, but got {outputPadding.Length}");
        Span<long> output = stackalloc long[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            if (outputPadding[axis] < 0 || outputPadding[axis] >= Math.Max(stride[axis], dilation[axis]))
                throw new ArgumentException($"output padding must be smaller than either stride or dilation, but got output_padding={outputPadding[axis]}, stride={stride[axis]}, dilation={dilation[axis]} at spatial dimension {axis}");
            output[axis] = (input[axis + 2] - 1) * stride[axis] - 2 * padding[axis] + dilation[axis] * (weight[axis + 2] - 1) + outputPadding[axis] + 1;
            if (output[axis] < 1)
                throw new ArgumentException($"Given input size per channel: ({Times(input[2..])}). Calculated output size at spatial dimension {axis} is {output[axis]}. Output size is too small");
        }
        return new ConvolutionShape
        {
            Batch = checked((int)input[0]),
            Groups = (int)groups,
            InChannels = checked((int)(weight[1] * groups)),
            OutChannels = (int)weight[0],
            Input = Size3.From(output, 1),
            Kernel = Size3.From(weight[2..], 1),
            Stride = Size3.From(stride, 1),
            Dilation = Size3.From(dilation, 1),
            PadBefore = Size3.From(padding, 0),
            Output = Size3.From(input[2..], 1),
        };
    }

    static void CheckRanks(ReadOnlySpan<long> input, ReadOnlySpan<long> weight, ReadOnlySpan<long> stride, ReadOnlySpan<long> padding, ReadOnlySpan<long> dilation, long groups)
    {
        if (input.Length is < 3 or > 5 || weight.Length != input.Length)
            throw new ArgumentException($"Expected input and weight of the same 3 to 5 dimensions, but got input{Text(input)} and weight of size {Text(weight)}");
        var rank = input.Length - 2;
        if (stride.Length != rank || padding.Length != rank || dilation.Length != rank)
            throw new ArgumentException($"Expected stride, padding and dilation of {rank} values each, but got {stride.Length}, {padding.Length} and {dilation.Length}");
        if (groups < 1)
            throw new ArgumentException($"expected groups to be greater than 0, but got groups={groups}");
        foreach (var value in stride)
            if (value < 1)
                throw new ArgumentException($"non-positive stride is not supported, got stride={Text(stride)}");
        foreach (var value in dilation)
            if (value < 1)
                throw new ArgumentException($"dilation should be greater than zero, got dilation={Text(dilation)}");
        foreach (var value in padding)
            if (value < 0)
                throw new ArgumentException($"negative padding is not supported, got padding={Text(padding)}");
    }

    static ArgumentException KernelTooLarge(ReadOnlySpan<long> input, ReadOnlySpan<long> kernel, ReadOnlySpan<long> before, ReadOnlySpan<long> after, ReadOnlySpan<long> dilation)
    {
        var padded = new long[input.Length];
        var extent = new long[input.Length];
        for (var i = 0; i < padded.Length; i++)
        {
            padded[i] = input[i] + before[i] + after[i];
            extent[i] = dilation[i] * (kernel[i] - 1) + 1;
        }
        return new ArgumentException($"Calculated padded input size per channel: ({Times(padded)}). Kernel size: ({Times(extent)}). Kernel size can't be greater than actual input size");
    }

    static string Text(ReadOnlySpan<long> sizes) => $"[{string.Join(", ", sizes.ToArray())}]";

    static string Times(ReadOnlySpan<long> sizes) => string.Join(" x ", sizes.ToArray());
}
