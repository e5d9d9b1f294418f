using System.Numerics;

namespace TorchSharp.Kernels;

internal static unsafe partial class DirectConvolution
{
    /// <summary>
    /// The gradient with respect to the weight: for each tap the sum over images and output positions of the input element under it times the
    /// output's gradient. The batch is cut into a number of runs that depends on the shape only, each with a sum of its own.
    /// </summary>
    /// <param name="c">The convolution of one image and group.</param>
    /// <param name="batch">Number of images.</param>
    /// <param name="groups">Groups of filters.</param>
    /// <param name="source">[batch, groups, channels, height, width].</param>
    /// <param name="gradient">[batch, groups, filters, height, width], of the output.</param>
    /// <param name="target">[groups, filters, terms]; overwritten.</param>
    internal static void WeightGradient<T>(Correlation c, int batch, int groups, T* source, T* gradient, T* target) where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int PartialSumsBudget = 4 * 1024 * 1024;
        var tiles = Gemm.Tiles<T>();
        int stride = (c.Filters + tiles.Lanes - 1) / tiles.Lanes * tiles.Lanes;
        nint size = (nint)c.Terms * stride;
        int runs = Math.Min(batch, (int)Math.Clamp(PartialSumsBudget / (groups * size), 2, 8));
        T* sums = Scratch.Get<T>(ScratchSlot.Slices, runs * groups * size);
        int band = c.RowsOfBand();
        nint[] taps = c.Taps(band + c.ReachHeight);
        fixed (nint* start = taps)
        {
            var body = new WeightBody<T>
            {
                Correlation = c,
                Tiles = tiles,
                Batch = batch,
                Groups = groups,
                Runs = runs,
                RowsOfBand = band,
                Stride = stride,
                Taps = start,
                Source = source,
                Gradient = gradient,
                Sums = sums,
            };
            Workers.For(runs * groups, 1, ref body);
        }

        for (int group = 0; group < groups; group++, target += (nint)c.Filters * c.Terms)
            for (int filter = 0; filter < c.Filters; filter++)
                for (int term = 0; term < c.Terms; term++)
                {
                    T* from = sums + group * size + (nint)term * stride + filter;
                    T sum = *from;
                    for (int run = 1; run < runs; run++) sum += from[run * groups * size];
                    target[(nint)filter * c.Terms + term] = sum;
                }
    }

    struct WeightBody<T> : Workers.IRange where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal Correlation Correlation;
        internal TileSet<T> Tiles;
        internal int Batch, Groups, Runs, RowsOfBand, Stride;
        internal nint* Taps;
        internal T* Source, Gradient, Sums;

        public readonly void Run(int start, int end)
        {
            var c = Correlation;
            nint size = (nint)c.Terms * Stride;
            for (int unit = start; unit < end; unit++)
            {
                int run = unit / Groups, group = unit % Groups;
                T* sums = Sums + unit * size;
                for (nint i = 0; i < size; i++) sums[i] = T.Zero;
                int last = (int)((long)Batch * (run + 1) / Runs);
                for (int image = (int)((long)Batch * run / Runs); image < last; image++)
                {
                    nint plane = (nint)image * Groups + group;
                    for (int firstRow = 0; firstRow < c.Height; firstRow += RowsOfBand)
                        Band(
                            Source + plane * c.Channels * c.SourceHeight * c.SourceWidth, Gradient + plane * c.Filters * c.Height * c.Width,
                            firstRow, Math.Min(RowsOfBand, c.Height - firstRow), sums);
                }
            }
        }

        readonly void Band(T* image, T* gradient, int firstRow, int rows, T* sums)
        {
            var c = Correlation;
            int paddedRows = RowsOfBand + c.ReachHeight, lanes = Tiles.Lanes;
            T* padded = Scratch.Get<T>(ScratchSlot.PanelB, (nint)c.Channels * paddedRows * c.PaddedWidth);
            Pad(c, image, firstRow, paddedRows, padded);

            int positions = (rows - 1) * c.PaddedWidth + c.Width;
            int vectors = Stride / lanes, panels = (vectors + Tiles.Vectors - 1) / Tiles.Vectors;
            int tall = GemmSmall.Even(c.Terms, Tiles.Rows);
            for (int panel = 0; panel < panels; panel++)
            {
                int left = (int)((long)vectors * panel / panels) * lanes, width = (int)((long)vectors * (panel + 1) / panels) * lanes - left;
                T* columns = Scratch.Get<T>(ScratchSlot.Tile, (nint)positions * width);
                Turn(c, gradient + ((nint)left * c.Height + firstRow) * c.Width, rows, Math.Min(width, c.Filters - left), width, columns);
                for (int top = 0; top < c.Terms; top += tall)
                    Tiles.IndexedA[(width / lanes - 1) * Tiles.Rows + Math.Min(tall, c.Terms - top) - 1](
                        positions, padded, Taps + top, columns, width, sums + (nint)top * Stride + left, Stride);
            }
        }
    }

    /// <summary>Rows of filters become columns, one row a position; the positions that stick out are 0.</summary>
    static void Turn<T>(Correlation c, T* gradient, int rows, int filters, int width, T* columns) where T : unmanaged
    {
        nint plane = (nint)c.Height * c.Width;
        int gap = c.PaddedWidth - c.Width;
        for (int row = 0; row < rows; row++)
        {
            GemmPack.Panel(gradient + (nint)row * c.Width, plane, 1, c.Width, filters, width, columns);
            columns += (nint)c.Width * width;
            if (row == rows - 1) break;
            new Span<T>(columns, gap * width).Clear();
            columns += (nint)gap * width;
        }
    }
}
