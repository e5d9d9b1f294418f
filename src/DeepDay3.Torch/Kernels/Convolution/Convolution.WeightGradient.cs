using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;

namespace TorchSharp.Kernels;

internal static unsafe partial class Convolution
{
    /// <summary>
    /// The gradient with respect to the weight (overwritten). The batch is cut into a number of runs that depends on the shape only; each run
    /// has a partial sum of its own, and the partial sums are added in order.
    /// </summary>
    internal static void WeightGradient<T>(ConvolutionShape shape, ReadOnlySpan<T> input, ReadOnlySpan<T> outputGradient, Span<T> weightGradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (weightGradient.IsEmpty)
            return;
        if (shape.OutputLength == 0)
        {
            weightGradient.Clear();
            return;
        }
        if (IsDepthwise(shape))
        {
            DepthwiseWeightGradient(shape, input, outputGradient, weightGradient);
            return;
        }
        if (Correlation.Forward(shape) is { } correlation)
        {
            fixed (T* x = input, dy = outputGradient, dw = weightGradient)
                DirectConvolution.WeightGradient(correlation, shape.Batch, shape.Groups, x, dy, dw);
            return;
        }
        var length = shape.WeightLength;
        const int partialSumsBudget = 4 * 1024 * 1024;
        var runs = Math.Min(shape.Batch, Math.Clamp(partialSumsBudget / length, 2, 8));
        var imagesPerRun = (shape.Batch + runs - 1) / runs;
        runs = (shape.Batch + imagesPerRun - 1) / imagesPerRun;
        var block = PatchBlock<T>.PositionsPerBlock(shape.PatchLength, shape.Output.Volume);
        var partialArray = runs == 1 ? [] : ArrayPool<T>.Shared.Rent(checked((runs - 1) * length));
        fixed (T* inputStart = input, outputStart = outputGradient, weightStart = weightGradient, partialStart = partialArray)
        {
            var (x, dy, dw, partial) = ((nint)inputStart, (nint)outputStart, (nint)weightStart, (nint)partialStart);
            Workers.For(runs * shape.Groups, 1, (from, to) =>
            {
                using var patches = new PatchBlock<T>(shape, shape.GroupIn, block);
                for (var unit = from; unit < to; unit++)
                {
                    var (run, group) = (unit / shape.Groups, unit % shape.Groups);
                    var target = run == 0 ? (T*)dw : (T*)partial + (run - 1) * length;
                    WeightGradientRun(shape, (T*)x, (T*)dy, target, group, run * imagesPerRun, Math.Min(shape.Batch, (run + 1) * imagesPerRun), block, patches);
                }
            });
        }
        for (var run = 1; run < runs; run++)
            TensorPrimitives.Add(weightGradient, partialArray.AsSpan((run - 1) * length, length), weightGradient);
        if (partialArray.Length > 0)
            ArrayPool<T>.Shared.Return(partialArray);
    }

    static void WeightGradientRun<T>(ConvolutionShape shape, T* input, T* outputGradient, T* target, int group, int firstImage, int endImage, int block, PatchBlock<T> patches)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var positions = shape.Output.Volume;
        target += group * shape.GroupOut * shape.PatchLength;
        var beta = T.Zero;
        for (var image = firstImage; image < endImage; image++)
        {
            var source = input + (image * shape.InChannels + group * shape.GroupIn) * shape.Input.Volume;
            var gradient = outputGradient + (image * shape.OutChannels + group * shape.GroupOut) * positions;
            for (var first = 0; first < positions; first += block)
            {
                var count = Math.Min(block, positions - first);
                ReadOnlySpan<T> matrix = Slice(source + first, shape.GroupIn, positions, count);
                if (!shape.IsPointwise)
                {
                    patches.Begin(first, count);
                    patches.Gather(source);
                    matrix = patches.Patches;
                }
                Gemm.Multiply(
                    shape.GroupOut, shape.PatchLength, count, T.One,
                    Slice(gradient + first, shape.GroupOut, positions, count), positions, 1,
                    matrix, 1, shape.IsPointwise ? positions : count,
                    beta, Slice(target, shape.GroupOut, shape.PatchLength, shape.PatchLength), shape.PatchLength);
                beta = T.One;
            }
        }
    }
}
