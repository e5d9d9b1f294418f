using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Convolutions with stride 1 on the padded image itself: see <see cref="Correlation"/>.</summary>
internal static unsafe partial class DirectConvolution
{
    /// <summary>Computes a convolution, or the gradient of its input.</summary>
    /// <param name="c">The correlation to compute for each image and group.</param>
    /// <param name="images">Batch times groups: they lie one behind the other in source and target.</param>
    /// <param name="groups">Groups of filters.</param>
    /// <param name="source">[images, channels, height, width].</param>
    /// <param name="filters">[groups, filters, terms].</param>
    /// <param name="bias">[groups * filters], or null.</param>
    /// <param name="target">[images, filters, height, width].</param>
    internal static void Run<T>(Correlation c, int images, int groups, T* source, T* filters, T* bias, T* target) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var tiles = Gemm.Tiles<T>();
        int tall = GemmSmall.Even(c.Filters, tiles.Rows);
        T* packed = Scratch.Get<T>(ScratchSlot.PackedA, (nint)groups * c.Filters * c.Terms);
        for (int group = 0; group < groups; group++)
            for (int top = 0; top < c.Filters; top += tall)
            {
                int rows = Math.Min(tall, c.Filters - top);
                nint at = ((nint)group * c.Filters + top) * c.Terms;
                GemmPack.Panel(filters + at, c.Terms, 1, c.Terms, rows, rows, packed + at);
            }

        int band = c.RowsOfBand();
        nint[] taps = c.Taps(band + c.ReachHeight);
        fixed (nint* start = taps)
        {
            var body = new Body<T>
            {
                Correlation = c,
                Tiles = tiles,
                Groups = groups,
                Bands = (c.Height + band - 1) / band,
                RowsOfBand = band,
                Tall = tall,
                Taps = start,
                Source = source,
                Filters = packed,
                Bias = bias,
                Target = target,
            };
            Workers.For(images * body.Bands, 1, ref body);
        }
    }

    /// <summary>Copies rows of an image between zeros. A band starts at some output row; slack behind the last element may be read.</summary>
    static void Pad<T>(Correlation c, T* image, int firstRow, int rows, T* padded) where T : unmanaged
    {
        int width = c.PaddedWidth, right = width - c.PadLeft - c.SourceWidth;
        for (int channel = 0; channel < c.Channels; channel++)
            for (int row = 0; row < rows; row++, padded += width)
            {
                int from = firstRow + row - c.PadTop;
                if (from < 0 || from >= c.SourceHeight)
                {
                    new Span<T>(padded, width).Clear();
                    continue;
                }
                for (int i = 0; i < c.PadLeft; i++) padded[i] = default;
                new ReadOnlySpan<T>(image + ((nint)channel * c.SourceHeight + from) * c.SourceWidth, c.SourceWidth).CopyTo(new Span<T>(padded + c.PadLeft, c.SourceWidth));
                for (int i = 0; i < right; i++) padded[width - 1 - i] = default;
            }
    }

    struct Body<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal Correlation Correlation;
        internal TileSet<T> Tiles;
        internal int Groups, Bands, RowsOfBand, Tall;
        internal nint* Taps;
        internal T* Source, Filters, Bias, Target;

        public readonly void Run(int start, int end)
        {
            for (int unit = start; unit < end; unit++)
            {
                int image = unit / Bands, firstRow = unit % Bands * RowsOfBand;
                Band(image, image % Groups, firstRow, Math.Min(RowsOfBand, Correlation.Height - firstRow));
            }
        }

        readonly void Band(int image, int group, int firstRow, int rows)
        {
            var c = Correlation;
            int lanes = Tiles.Lanes;
            // All bands have the table of the highest one.
            int paddedRows = RowsOfBand + c.ReachHeight;
            T* padded = Scratch.Get<T>(ScratchSlot.PanelB, (nint)c.Channels * paddedRows * c.PaddedWidth + lanes * Tiles.Vectors);
            Pad(c, Source + (nint)image * c.Channels * c.SourceHeight * c.SourceWidth, firstRow, paddedRows, padded);

            int vectors = ((rows - 1) * c.PaddedWidth + c.Width + lanes - 1) / lanes;
            int panels = (vectors + Tiles.Vectors - 1) / Tiles.Vectors;
            nint stride = (nint)vectors * lanes;
            T* wide = Scratch.Get<T>(ScratchSlot.Tile, stride * c.Filters);
            T* filters = Filters + (nint)group * c.Filters * c.Terms;
            for (int panel = 0; panel < panels; panel++)
            {
                int left = (int)((long)vectors * panel / panels), width = (int)((long)vectors * (panel + 1) / panels) - left;
                for (int top = 0; top < c.Filters; top += Tall)
                {
                    int tall = Math.Min(Tall, c.Filters - top);
                    Tiles.IndexedB[(width - 1) * Tiles.Rows + tall - 1](
                        c.Terms, filters + (nint)top * c.Terms, padded + left * lanes, Taps, wide + top * stride + left * lanes, stride);
                }
            }

            for (int filter = 0; filter < c.Filters; filter++)
            {
                T* to = Target + (((nint)image * c.Filters + filter) * c.Height + firstRow) * c.Width;
                T shift = Bias != null ? Bias[group * c.Filters + filter] : T.Zero;
                for (int row = 0; row < rows; row++, to += c.Width)
                    Copy(wide + filter * stride + row * c.PaddedWidth, c.Width, shift, to);
            }
        }

        static void Copy(T* from, int count, T shift, T* to)
        {
            int i = 0;
            var shifts = new Vector<T>(shift);
            for (; i <= count - Vector<T>.Count; i += Vector<T>.Count) *(Vector<T>*)(to + i) = *(Vector<T>*)(from + i) + shifts;
            for (; i < count; i++) to[i] = from[i] + shift;
        }
    }
}
