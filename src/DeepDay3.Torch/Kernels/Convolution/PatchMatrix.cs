using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// The matrix whose column p holds the input patch under output position p of one image and group (im2col), restricted to some channels
/// and a run of positions; and its transpose, which adds such a matrix back onto the image (col2im).
/// </summary>
internal static unsafe class PatchMatrix
{
    /// <summary>Elements of a patch block that a worker keeps hot; 256 KiB in single precision stays within a core's second-level cache.</summary>
    internal const int BlockBudget = 64 * 1024;

    /// <summary>How many output positions to handle at a time. Depends on the shape alone, which keeps sums independent of the thread count.</summary>
    internal static int PositionsPerBlock(int patchLength, int positions)
    {
        var fits = Math.Max(BlockBudget / Math.Max(patchLength, 1), 192);
        // Whole register tiles of the matrix product, unless one block takes everything.
        return fits >= positions ? Math.Max(positions, 1) : fits / 48 * 48;
    }

    /// <summary>Writes rows (channel, kernel element) by columns (position) of <paramref name="image"/>, zeros where the patch lies in the padding.</summary>
    internal static void Gather<T>(ConvolutionShape shape, T* image, int channels, int firstPosition, int count, T* patches)
        where T : unmanaged
    {
        var plane = shape.Input.Volume;
        for (var channel = 0; channel < channels; channel++, image += plane)
            for (var kd = 0; kd < shape.Kernel.Depth; kd++)
                for (var kh = 0; kh < shape.Kernel.Height; kh++)
                    for (var kw = 0; kw < shape.Kernel.Width; kw++, patches += count)
                        GatherRow(shape, image, kd, kh, kw, firstPosition, count, patches);
    }

    /// <summary>Adds rows as written by <see cref="Gather"/> to the image elements they came from.</summary>
    internal static void ScatterAdd<T>(ConvolutionShape shape, T* patches, int channels, int firstPosition, int count, T* image)
        where T : unmanaged, INumberBase<T>
    {
        var plane = shape.Input.Volume;
        for (var channel = 0; channel < channels; channel++, image += plane)
            for (var kd = 0; kd < shape.Kernel.Depth; kd++)
                for (var kh = 0; kh < shape.Kernel.Height; kh++)
                    for (var kw = 0; kw < shape.Kernel.Width; kw++, patches += count)
                        ScatterRow(shape, patches, kd, kh, kw, firstPosition, count, image);
    }

    static void GatherRow<T>(ConvolutionShape shape, T* image, int kd, int kh, int kw, int firstPosition, int count, T* target)
        where T : unmanaged
    {
        var (input, output, stride) = (shape.Input, shape.Output, shape.Stride);
        var offset = kw * shape.Dilation.Width - shape.PadBefore.Width;
        var w = firstPosition % output.Width;
        var h = firstPosition / output.Width % output.Height;
        var d = firstPosition / output.Width / output.Height;
        while (count > 0)
        {
            var run = Math.Min(output.Width - w, count);
            var id = d * stride.Depth - shape.PadBefore.Depth + kd * shape.Dilation.Depth;
            var ih = h * stride.Height - shape.PadBefore.Height + kh * shape.Dilation.Height;
            if ((uint)id >= (uint)input.Depth || (uint)ih >= (uint)input.Height)
                new Span<T>(target, run).Clear();
            else
                CopyRow(image + (id * input.Height + ih) * input.Width, input.Width, w * stride.Width + offset, stride.Width, target, run);
            target += run;
            count -= run;
            w = 0;
            if (++h == output.Height)
                (h, d) = (0, d + 1);
        }
    }

    static void ScatterRow<T>(ConvolutionShape shape, T* source, int kd, int kh, int kw, int firstPosition, int count, T* image)
        where T : unmanaged, INumberBase<T>
    {
        var (input, output, stride) = (shape.Input, shape.Output, shape.Stride);
        var offset = kw * shape.Dilation.Width - shape.PadBefore.Width;
        var w = firstPosition % output.Width;
        var h = firstPosition / output.Width % output.Height;
        var d = firstPosition / output.Width / output.Height;
        while (count > 0)
        {
            var run = Math.Min(output.Width - w, count);
            var id = d * stride.Depth - shape.PadBefore.Depth + kd * shape.Dilation.Depth;
            var ih = h * stride.Height - shape.PadBefore.Height + kh * shape.Dilation.Height;
            if ((uint)id < (uint)input.Depth && (uint)ih < (uint)input.Height)
                AddRow(image + (id * input.Height + ih) * input.Width, input.Width, w * stride.Width + offset, stride.Width, source, run);
            source += run;
            count -= run;
            w = 0;
            if (++h == output.Height)
                (h, d) = (0, d + 1);
        }
    }

    static void CopyRow<T>(T* row, int width, int start, int stride, T* target, int run)
        where T : unmanaged
    {
        var (lead, valid) = Inside(width, start, stride, run);
        new Span<T>(target, lead).Clear();
        if (stride == 1)
        {
            var from = row + start + lead;
            var to = target + lead;
            // Runs are a few vectors long: a call to memmove costs more than the copy.
            var i = 0;
            for (; i <= valid - Vector<T>.Count; i += Vector<T>.Count)
                *(Vector<T>*)(to + i) = *(Vector<T>*)(from + i);
            for (; i < valid; i++)
                to[i] = from[i];
        }
        else
        {
            for (int i = lead, at = start + lead * stride; i < lead + valid; i++, at += stride)
                target[i] = row[at];
        }
        new Span<T>(target + lead + valid, run - lead - valid).Clear();
    }

    static void AddRow<T>(T* row, int width, int start, int stride, T* source, int run)
        where T : unmanaged, INumberBase<T>
    {
        var (lead, valid) = Inside(width, start, stride, run);
        if (stride == 1)
        {
            var from = source + lead;
            var to = row + start + lead;
            var i = 0;
            for (; i <= valid - Vector<T>.Count; i += Vector<T>.Count)
                *(Vector<T>*)(to + i) += *(Vector<T>*)(from + i);
            for (; i < valid; i++)
                to[i] += from[i];
        }
        else
        {
            for (int i = lead, at = start + lead * stride; i < lead + valid; i++, at += stride)
                row[at] += source[i];
        }
    }

    /// <summary>Of the positions start, start + stride, ... (run of them): how many lie before 0, and how many then within width.</summary>
    internal static (int Lead, int Valid) Inside(int width, int start, int stride, int run)
    {
        var lead = start >= 0 ? 0 : Math.Min((-start + stride - 1) / stride, run);
        var first = start + lead * stride;
        var valid = first >= width ? 0 : Math.Min((width - 1 - first) / stride + 1, run - lead);
        return (lead, valid);
    }
}
