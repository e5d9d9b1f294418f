using System.Numerics;
using System.Numerics.Tensors;

namespace TorchSharp.Kernels;

/// <summary>
/// Convolution (cross-correlation, as in every neural network library) over 1 to 3 spatial axes with stride, padding, dilation and groups,
/// and its gradients. With stride 1 the padded image itself is multiplied (<see cref="DirectConvolution"/>); else a block of patches is laid out as
/// a matrix first. Work is cut by shape only and every sum has a fixed order, so that results do not depend on the number of threads.
/// </summary>
internal static unsafe partial class Convolution
{
    /// <summary>Computes the output from input, weight and an optional bias of OutChannels elements (empty: none).</summary>
    internal static void Forward<T>(ConvolutionShape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> weight, ReadOnlySpan<T> bias, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (output.IsEmpty)
            return;
        if (shape.PatchLength == 0)
        {
            output.Clear();
            AddBias(shape.Batch, shape.OutChannels, shape.Output.Volume, bias, output);
            return;
        }
        if (IsDepthwise(shape))
        {
            DepthwiseForward(shape, input, weight, bias, output);
            return;
        }
        if (Correlation.Forward(shape) is { } correlation)
        {
            fixed (T* x = input, w = weight, b = bias, y = output)
                DirectConvolution.Run(correlation, shape.Batch * shape.Groups, shape.Groups, x, w, b, y);
            return;
        }
        var positions = shape.Output.Volume;
        var block = PatchBlock<T>.PositionsPerBlock(shape.PatchLength, positions);
        var blocks = (positions + block - 1) / block;
        fixed (T* inputStart = input, weightStart = weight, biasStart = bias, outputStart = output)
        {
            var (x, w, b, y) = ((nint)inputStart, (nint)weightStart, (nint)biasStart, (nint)outputStart);
            Workers.For(shape.Batch * shape.Groups * blocks, 1, (from, to) =>
            {
                using var patches = new PatchBlock<T>(shape, shape.GroupIn, block);
                for (var unit = from; unit < to; unit++)
                {
                    var (image, group, first) = (unit / blocks / shape.Groups, unit / blocks % shape.Groups, unit % blocks * block);
                    ForwardBlock(shape, (T*)x, (T*)w, (T*)b, (T*)y, image, group, first, Math.Min(block, positions - first), patches);
                }
            });
        }
    }

    static void ForwardBlock<T>(ConvolutionShape shape, T* input, T* weight, T* bias, T* output, int image, int group, int first, int count, PatchBlock<T> patches)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var positions = shape.Output.Volume;
        var source = input + (image * shape.InChannels + group * shape.GroupIn) * shape.Input.Volume;
        var channel = group * shape.GroupOut;
        var target = output + (image * shape.OutChannels + channel) * positions + first;
        if (bias != null)
        {
            for (var i = 0; i < shape.GroupOut; i++)
                new Span<T>(target + i * positions, count).Fill(bias[channel + i]);
        }
        ReadOnlySpan<T> matrix = Slice(source + first, shape.GroupIn, positions, count);
        if (!shape.IsPointwise)
        {
            patches.Begin(first, count);
            patches.Gather(source);
            matrix = patches.Patches;
        }
        Gemm.Multiply(
            shape.GroupOut, count, shape.PatchLength, T.One,
            Slice(weight + channel * shape.PatchLength, shape.GroupOut, shape.PatchLength, shape.PatchLength), shape.PatchLength, 1,
            matrix, shape.IsPointwise ? positions : count, 1,
            bias != null ? T.One : T.Zero, Slice(target, shape.GroupOut, positions, count), positions);
    }

    /// <summary>The sum of the output's gradient over batch and positions for each output channel.</summary>
    internal static void BiasGradient<T>(ConvolutionShape shape, ReadOnlySpan<T> outputGradient, Span<T> biasGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
        => ChannelSums(shape.Batch, shape.OutChannels, shape.Output.Volume, outputGradient, biasGradient);

    /// <summary>Sums data laid out [batch, channels, plane] to one value per channel.</summary>
    internal static void ChannelSums<T>(int batch, int channels, int plane, ReadOnlySpan<T> data, Span<T> sums)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* dataStart = data, sumsStart = sums)
        {
            var (x, s) = ((nint)dataStart, (nint)sumsStart);
            var grain = Math.Max(1, 32 * 1024 / Math.Max(1, batch * plane));
            Workers.For(channels, grain, (from, to) =>
            {
                for (var channel = from; channel < to; channel++)
                {
                    var sum = 0.0;
                    for (var image = 0; image < batch; image++)
                        sum += double.CreateTruncating(TensorPrimitives.Sum(new ReadOnlySpan<T>((T*)x + (image * channels + channel) * plane, plane)));
                    ((T*)s)[channel] = T.CreateTruncating(sum);
                }
            });
        }
    }

    /// <summary>Adds one value per channel to data laid out [batch, channels, plane]; an empty bias adds nothing.</summary>
    internal static void AddBias<T>(int batch, int channels, int plane, ReadOnlySpan<T> bias, Span<T> data)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (bias.IsEmpty)
            return;
        for (var row = 0; row < batch * channels; row++)
        {
            var values = data.Slice(row * plane, plane);
            TensorPrimitives.Add(values, bias[row % channels], values);
        }
    }

    /// <summary>The span that covers a strided matrix exactly, from its first to its last element.</summary>
    static Span<T> Slice<T>(T* start, int rows, int rowStride, int columns)
        where T : unmanaged
        => new(start, rows == 0 || columns == 0 ? 0 : (rows - 1) * rowStride + columns);
}
