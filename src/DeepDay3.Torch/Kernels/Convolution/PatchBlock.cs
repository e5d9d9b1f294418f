using System.Buffers;
using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// The matrix whose column p holds the input patch under output position p of one image (im2col), for some channels and a run of positions, and
/// the way back (col2im). Each channel's part of the image is first copied with its padding into a small buffer, so that the rows of the matrix
/// are plain copies out of it without a bound to check. One instance serves one thread at a time.
/// </summary>
internal sealed unsafe class PatchBlock<T> : IDisposable
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Elements of a patch block that a worker keeps hot; 256 KiB in single precision stays within a core's second-level cache.</summary>
    const int Budget = 64 * 1024;

    /// <summary>Copies run over by less than a vector; what follows is overwritten or never read.</summary>
    const int Slack = 64;

    readonly ConvolutionShape shape;
    readonly int channels;
    readonly T[] patches;
    readonly int[] starts;
    readonly int[] lengths;
    T[] region = [];
    Size3 regionSize;
    Size3 origin;
    int segments;
    int count;

    internal PatchBlock(ConvolutionShape shape, int channels, int positionsPerBlock)
    {
        (this.shape, this.channels) = (shape, channels);
        // A pointwise convolution reads the image itself.
        patches = shape.IsPointwise ? [] : ArrayPool<T>.Shared.Rent(channels * shape.Kernel.Volume * positionsPerBlock + Slack);
        var rows = positionsPerBlock / shape.Output.Width + 2;
        starts = ArrayPool<int>.Shared.Rent(rows);
        lengths = ArrayPool<int>.Shared.Rent(rows);
    }

    /// <summary>Rows (channel, kernel element) by columns (position of the current run), without gaps.</summary>
    internal T[] Patches => patches;

    /// <summary>How many output positions to handle at a time. Depends on the shape alone, which keeps sums independent of the thread count.</summary>
    internal static int PositionsPerBlock(int patchLength, int positions)
    {
        var fits = Math.Max(Budget / Math.Max(patchLength, 1), 192);
        // Whole register tiles of the matrix product, unless one block takes everything.
        return fits >= positions ? Math.Max(positions, 1) : fits / 48 * 48;
    }

    /// <summary>Chooses the run of output positions that the next calls are about.</summary>
    internal void Begin(int first, int positions)
    {
        count = positions;
        var (output, stride, pad) = (shape.Output, shape.Stride, shape.PadBefore);
        var (firstRow, lastRow) = (first / output.Width, (first + positions - 1) / output.Width);
        var (d0, d1) = (firstRow / output.Height, lastRow / output.Height);
        var (h0, h1) = d0 == d1 ? (firstRow % output.Height, lastRow % output.Height) : (0, output.Height - 1);
        regionSize = new Size3(Extent(d1 - d0, 0), Extent(h1 - h0, 1), Extent(output.Width - 1, 2));
        origin = new Size3(d0 * stride.Depth - pad.Depth, h0 * stride.Height - pad.Height, -pad.Width);
        if (region.Length < regionSize.Volume + Slack)
        {
            Return(region);
            region = ArrayPool<T>.Shared.Rent(regionSize.Volume + Slack);
        }
        segments = 0;
        for (var p = first; p < first + positions; segments++)
        {
            var (row, w) = (p / output.Width, p % output.Width);
            var (d, h) = (row / output.Height - d0, row % output.Height - h0);
            starts[segments] = (d * stride.Depth * regionSize.Height + h * stride.Height) * regionSize.Width + w * stride.Width;
            lengths[segments] = Math.Min(output.Width - w, first + positions - p);
            p += lengths[segments];
        }
    }

    int Extent(int steps, int axis) => steps * shape.Stride[axis] + (shape.Kernel[axis] - 1) * shape.Dilation[axis] + 1;

    /// <summary>Fills <see cref="Patches"/> from the image's channels.</summary>
    internal void Gather(T* image)
    {
        fixed (T* buffer = region, target = patches)
        fixed (int* start = starts, length = lengths)
        {
            var next = target;
            for (var channel = 0; channel < channels; channel++, image += shape.Input.Volume)
            {
                Load(image, buffer);
                for (var tap = 0; tap < shape.Kernel.Volume; tap++, next += count)
                    CopySegments(buffer + TapOffset(tap), start, length, next);
            }
        }
    }

    /// <summary>Adds <see cref="Patches"/> to the image elements they belong to.</summary>
    internal void ScatterAdd(T* image)
    {
        fixed (T* buffer = region, source = patches)
        fixed (int* start = starts, length = lengths)
        {
            var next = source;
            for (var channel = 0; channel < channels; channel++, image += shape.Input.Volume)
            {
                new Span<T>(buffer, regionSize.Volume).Clear();
                for (var tap = 0; tap < shape.Kernel.Volume; tap++, next += count)
                    AddSegments(next, start, length, buffer + TapOffset(tap));
                AddTo(image, buffer);
            }
        }
    }

    public void Dispose()
    {
        Return(patches);
        Return(region);
        ArrayPool<int>.Shared.Return(starts);
        ArrayPool<int>.Shared.Return(lengths);
    }

    static void Return(T[] array)
    {
        if (array.Length > 0)
            ArrayPool<T>.Shared.Return(array);
    }

    int TapOffset(int tap)
    {
        var (d, h, w) = (tap / shape.Kernel.Width / shape.Kernel.Height, tap / shape.Kernel.Width % shape.Kernel.Height, tap % shape.Kernel.Width);
        return (d * shape.Dilation.Depth * regionSize.Height + h * shape.Dilation.Height) * regionSize.Width + w * shape.Dilation.Width;
    }

    void CopySegments(T* source, int* start, int* length, T* target)
    {
        var step = shape.Stride.Width;
        for (var s = 0; s < segments; s++)
        {
            var (from, run) = ((nint)(source + start[s]), length[s]);
            if (step == 1)
            {
                for (var i = 0; i < run; i += Vector<T>.Count)
                    *(Vector<T>*)(target + i) = *(Vector<T>*)((T*)from + i);
            }
            else
            {
                for (var i = 0; i < run; i++)
                    target[i] = ((T*)from)[i * step];
            }
            target += run;
        }
    }

    void AddSegments(T* source, int* start, int* length, T* target)
    {
        var step = shape.Stride.Width;
        for (var s = 0; s < segments; s++)
        {
            var (to, run) = ((nint)(target + start[s]), length[s]);
            if (step == 1)
                AddRun(source, (T*)to, run);
            else
            {
                for (var i = 0; i < run; i++)
                    ((T*)to)[i * step] += source[i];
            }
            source += run;
        }
    }

    static void AddRun(T* source, T* target, int run)
    {
        var i = 0;
        for (; i <= run - Vector<T>.Count; i += Vector<T>.Count)
            *(Vector<T>*)(target + i) += *(Vector<T>*)(source + i);
        if (i == run)
            return;
        // The lanes beyond the run belong to the next one and must add nothing here.
        var inside = Vector.LessThan(Vector<T>.Indices, new Vector<T>(T.CreateTruncating(run - i)));
        *(Vector<T>*)(target + i) += Vector.ConditionalSelect(inside, *(Vector<T>*)(source + i), Vector<T>.Zero);
    }

    /// <summary>Copies the region's part of a channel, zeros where it lies outside.</summary>
    void Load(T* plane, T* buffer)
    {
        var input = shape.Input;
        var (lead, from, run) = Columns();
        for (var row = 0; row < regionSize.Depth * regionSize.Height; row++, buffer += regionSize.Width)
        {
            var (d, h) = (origin.Depth + row / regionSize.Height, origin.Height + row % regionSize.Height);
            if ((uint)d >= (uint)input.Depth || (uint)h >= (uint)input.Height)
            {
                new Span<T>(buffer, regionSize.Width).Clear();
                continue;
            }
            for (var i = 0; i < lead; i++)
                buffer[i] = T.Zero;
            new ReadOnlySpan<T>(plane + (d * input.Height + h) * input.Width + from, run).CopyTo(new Span<T>(buffer + lead, run));
            for (var i = lead + run; i < regionSize.Width; i++)
                buffer[i] = T.Zero;
        }
    }

    void AddTo(T* plane, T* buffer)
    {
        var input = shape.Input;
        var (lead, from, run) = Columns();
        for (var row = 0; row < regionSize.Depth * regionSize.Height; row++, buffer += regionSize.Width)
        {
            var (d, h) = (origin.Depth + row / regionSize.Height, origin.Height + row % regionSize.Height);
            if ((uint)d >= (uint)input.Depth || (uint)h >= (uint)input.Height)
                continue;
            var target = plane + (d * input.Height + h) * input.Width + from;
            var i = 0;
            for (; i <= run - Vector<T>.Count; i += Vector<T>.Count)
                *(Vector<T>*)(target + i) += *(Vector<T>*)(buffer + lead + i);
            for (; i < run; i++)
                target[i] += buffer[lead + i];
        }
    }

    /// <summary>Of a region row: zeros before the image begins, the image's first column that it holds, and how many.</summary>
    (int Lead, int From, int Run) Columns()
    {
        var lead = Math.Min(Math.Max(-origin.Width, 0), regionSize.Width);
        var from = Math.Max(origin.Width, 0);
        return (lead, from, Math.Clamp(shape.Input.Width - from, 0, regionSize.Width - lead));
    }
}
