using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// Products large enough to be cut into blocks that fit the caches. B is cut into panels as wide as a tile of C, A into panels as
/// high as one; where it pays they are first copied so that the micro-kernel reads them from front to back.
/// </summary>
internal static unsafe class GemmBlocks
{
    /// <summary>Multiply-adds that take about 3 microseconds: less is not worth another thread.</summary>
    public const long WorthSharing = 256 * 1024;

    /// <summary>Terms of a sum that are added in one go. A panel of B, 36 KiB then, stays in the first-level cache.</summary>
    const int Depth = 192;

    /// <summary>The same when B is read in place and nothing has to stay.</summary>
    const int DepthInPlace = 768;

    /// <summary>Rows of C that one job computes for one panel of B; with <see cref="Depth"/>, their part of A is a fraction of the second-level cache.</summary>
    const int RowsOfJob = 96;

    /// <summary>Rows or columns that are packed at a time. This bounds the scratch memory: 2.4 MB an operand in float32.</summary>
    const int Packed = 3072;

    /// <summary>Up to this many rows, dotting rows with columns is faster than transposing B first, unless the columns are short.</summary>
    const int RowsToDot = 8;

    const int MostSlices = 8;

    public static void Multiply<T>(TileSet<T> tiles, in GemmProblem<T> problem, bool maySlice = true) where T : unmanaged, INumber<T>
    {
        if (problem.M <= RowsToDot && (problem.M == 1 || problem.K >= 4 * tiles.Lanes) && problem.BRow == 1 && problem.ACol == 1 && problem.BCol != 1 && tiles.Dot != null)
        {
            var dots = new DotRange<T> { Tiles = tiles, Problem = problem };
            int groups = (problem.N + 3) / 4;
            Workers.For(groups, Grain(4L * problem.M * problem.K * Weight(problem.M)), ref dots);
            return;
        }
        int slices = maySlice ? Slices(tiles, problem) : 1;
        if (slices > 1)
        {
            MultiplySlices(tiles, problem, slices);
            return;
        }

        int lanes = tiles.Lanes;
        bool oneJobHigh = problem.M <= RowsOfJob;
        bool inPlaceB = problem.BCol == 1 && problem.M <= 3 * tiles.Rows && tiles.Masked != null;
        bool packA = problem.N > 2 * tiles.Vectors * lanes && problem.M > 2 * tiles.Rows;
        int rows = packA ? tiles.Rows : GemmSmall.Even(problem.M, tiles.Rows);
        int depth = GemmSmall.Even(problem.K, inPlaceB ? DepthInPlace : Depth);
        int width = oneJobHigh ? problem.N : GemmSmall.Even(problem.N, Packed);
        int height = packA ? GemmSmall.Even(problem.M, Packed) : problem.M;
        // Whole vectors and whole tiles, or the cuts between blocks would make edges.
        width = Math.Min(problem.N, (width + lanes - 1) / lanes * lanes);
        height = Math.Min(problem.M, (height + rows - 1) / rows * rows);

        var block = new Block<T> { Tiles = tiles, Problem = problem, Rows = rows, InPlaceB = inPlaceB };
        for (int n0 = 0; n0 < problem.N; n0 += width)
            for (int k0 = 0; k0 < problem.K; k0 += depth)
                for (int m0 = 0; m0 < problem.M; m0 += height)
                {
                    block.N0 = n0;
                    block.K0 = k0;
                    block.M0 = m0;
                    block.N = Math.Min(width, problem.N - n0);
                    block.K = Math.Min(depth, problem.K - k0);
                    block.M = Math.Min(height, problem.M - m0);
                    block.Multiply(packA, packB: !oneJobHigh && !inPlaceB, isNewB: m0 == 0);
                }
    }

    /// <summary>A grain, for <see cref="Workers.For(int, int, Action{int, int})"/>, of pieces that are worth sharing.</summary>
    static int Grain(long work) => (int)((WorthSharing + work - 1) / work);

    /// <summary>With few rows the time goes into reading B.</summary>
    static int Weight(int rows) => rows < 4 ? 4 : 1;

    /// <summary>A deep product with few tiles (the gradient of a convolution's weights) has nothing to share but the sum itself.</summary>
    static int Slices<T>(TileSet<T> tiles, in GemmProblem<T> problem) where T : unmanaged
    {
        int jobs = ((problem.N - 1) / (tiles.Vectors * tiles.Lanes) + 1) * ((problem.M - 1) / RowsOfJob + 1);
        return jobs >= 4 || problem.Work < 4 * WorthSharing ? 1 : Math.Clamp(problem.K / (2 * DepthInPlace), 1, MostSlices);
    }

    static void MultiplySlices<T>(TileSet<T> tiles, in GemmProblem<T> problem, int slices) where T : unmanaged, INumber<T>
    {
        nint size = (nint)problem.M * problem.N;
        T* sums = Scratch.Get<T>(ScratchSlot.Slices, slices * size);
        var range = new SliceRange<T> { Tiles = tiles, Problem = problem, Sums = sums, Slices = slices };
        Workers.For(slices, 1, ref range);
        for (nint i = 0; i < problem.M; i++)
            for (nint j = 0; j < problem.N; j++)
            {
                T* from = sums + i * problem.N + j;
                T sum = *from;
                for (int s = 1; s < slices; s++)
                    sum += from[s * size];
                T* to = problem.C + i * problem.CRow + j;
                *to = T.IsZero(problem.Beta) ? sum : problem.Beta * *to + sum;
            }
    }

    struct DotRange<T> : Workers.IRange where T : unmanaged
    {
        public TileSet<T> Tiles;
        public GemmProblem<T> Problem;

        public readonly void Run(int start, int end) => GemmSmall.Dot(Tiles, Problem, 4 * start, Math.Min(4 * end, Problem.N));
    }

    struct SliceRange<T> : Workers.IRange where T : unmanaged, INumber<T>
    {
        public TileSet<T> Tiles;
        public GemmProblem<T> Problem;
        public T* Sums;
        public int Slices;

        public readonly void Run(int start, int end)
        {
            for (int s = start; s < end; s++)
            {
                var slice = Problem;
                nint from = (nint)((long)Problem.K * s / Slices), to = (nint)((long)Problem.K * (s + 1) / Slices);
                slice.K = (int)(to - from);
                slice.A += from * Problem.ACol;
                slice.B += from * Problem.BRow;
                slice.C = Sums + (nint)s * Problem.M * Problem.N;
                slice.CRow = Problem.N;
                slice.Beta = T.Zero;
                GemmBlocks.Multiply(Tiles, slice, maySlice: false);
            }
        }
    }

    /// <summary>The part of a product that is computed between two meetings of the threads: M x N of C, K terms.</summary>
    struct Block<T> : Workers.IRange where T : unmanaged, INumber<T>
    {
        public TileSet<T> Tiles;
        public GemmProblem<T> Problem;
        public int M0, N0, K0, M, N, K;

        /// <summary>Rows of a tile.</summary>
        public int Rows;

        public bool InPlaceB;

        T* packedA, packedB;
        int panels, vectors, rowJobs, tilesOfJob;

        public void Multiply(bool packA, bool packB, bool isNewB)
        {
            vectors = (N + Tiles.Lanes - 1) / Tiles.Lanes;
            panels = (vectors + Tiles.Vectors - 1) / Tiles.Vectors;
            int tiles = (M + Rows - 1) / Rows;
            tilesOfJob = GemmSmall.Even(tiles, Math.Max(1, RowsOfJob / Rows));
            rowJobs = (tiles + tilesOfJob - 1) / tilesOfJob;
            packedB = packB ? Scratch.Get<T>(ScratchSlot.PackedB, (nint)vectors * Tiles.Lanes * K) : null;
            packedA = packA ? Scratch.Get<T>(ScratchSlot.PackedA, (nint)tiles * Rows * K) : null;

            int panelsToPack = packB && isNewB ? panels : 0, tilesToPack = packA ? tiles : 0;
            if (panelsToPack + tilesToPack > 0)
            {
                var pack = new PackRange { Block = this, Panels = panelsToPack };
                // Copying an element takes about as long as ten multiply-adds.
                Workers.For(panelsToPack + tilesToPack, Grain(10L * K * (panelsToPack > 0 ? N + M : Rows) / (panelsToPack > 0 ? panelsToPack + tilesToPack : 1) + 1), ref pack);
            }
            Workers.For(panels * rowJobs, Grain((long)tilesOfJob * Rows * Math.Min(N, Tiles.Vectors * Tiles.Lanes) * K * Weight(M)), ref this);
        }

        readonly nint PanelStart(int panel) => (nint)((long)vectors * panel / panels) * Tiles.Lanes;

        readonly void PackB(int panel, T* to)
        {
            nint start = PanelStart(panel), width = PanelStart(panel + 1) - start;
            GemmPack.Panel(Problem.B + K0 * Problem.BRow + (N0 + start) * Problem.BCol, Problem.BCol, Problem.BRow, K, Math.Min(width, N - start), width, to);
        }

        public readonly void Run(int start, int end)
        {
            for (int job = start; job < end; job++)
            {
                int panel = job / rowJobs, firstTile = job % rowJobs * tilesOfJob;
                nint left = PanelStart(panel), width = PanelStart(panel + 1) - left, columns = Math.Min(width, N - left);
                T* b = Problem.B + K0 * Problem.BRow + (N0 + left) * Problem.BCol;
                nint bRow = Problem.BRow;
                if (!InPlaceB)
                {
                    b = packedB + left * K;
                    bRow = width;
                    if (packedB == null)
                    {
                        // Only this job reads the panel: it is copied into the cache that needs it.
                        b = Scratch.Get<T>(ScratchSlot.PanelB, K * width);
                        PackB(panel, b);
                    }
                }
                for (int top = firstTile * Rows, bottom = Math.Min(M, top + tilesOfJob * Rows); top < bottom; top += Rows)
                    Tile(top, left, Math.Min(Rows, M - top), columns, width, b, bRow);
            }
        }

        readonly void Tile(nint top, nint left, int rows, nint columns, nint width, T* b, nint bRow)
        {
            T* a = Problem.A + (M0 + top) * Problem.ARow + K0 * Problem.ACol;
            nint aRow = Problem.ARow, aCol = Problem.ACol;
            if (packedA != null)
            {
                a = packedA + top * K;
                aRow = 1;
                aCol = Rows;
            }
            T* c = Problem.C + (M0 + top) * Problem.CRow + N0 + left;
            T beta = K0 == 0 ? Problem.Beta : T.One;
            int kernel = ((int)width / Tiles.Lanes - 1) * Tiles.Rows + rows - 1;
            if (columns == width)
                Tiles.Full[kernel](K, a, aRow, aCol, b, bRow, c, Problem.CRow, Problem.Alpha, beta, 0);
            else if (Tiles.Masked != null)
                Tiles.Masked[kernel](K, a, aRow, aCol, b, bRow, c, Problem.CRow, Problem.Alpha, beta, Tiles.Lanes - (width - columns));
            else
            {
                T* sums = Scratch.Get<T>(ScratchSlot.Tile, rows * width);
                Tiles.Full[kernel](K, a, aRow, aCol, b, bRow, sums, width, Problem.Alpha, T.Zero, 0);
                for (nint i = 0; i < rows; i++, sums += width, c += Problem.CRow)
                    for (nint j = 0; j < columns; j++)
                        c[j] = T.IsZero(beta) ? sums[j] : beta * c[j] + sums[j];
            }
        }

        struct PackRange : Workers.IRange
        {
            public Block<T> Block;

            /// <summary>Panels of B to pack; the indices after them are panels of A.</summary>
            public int Panels;

            public readonly void Run(int start, int end)
            {
                for (int i = start; i < end; i++)
                {
                    if (i < Panels)
                    {
                        Block.PackB(i, Block.packedB + Block.PanelStart(i) * Block.K);
                        continue;
                    }
                    nint top = (nint)(i - Panels) * Block.Rows;
                    ref readonly var problem = ref Block.Problem;
                    GemmPack.Panel(problem.A + (Block.M0 + top) * problem.ARow + Block.K0 * problem.ACol, problem.ARow, problem.ACol,
                        Block.K, Math.Min(Block.Rows, Block.M - top), Block.Rows, Block.packedA + top * Block.K);
                }
            }
        }
    }
}
