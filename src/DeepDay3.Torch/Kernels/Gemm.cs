using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>
/// Products of matrices given by strides. Every element of C is a sum in an order that the shape, the strides and the instruction
/// set fix: k is cut into blocks, each block is summed in a register (or, where rows of both operands are dotted, in a vector), and the
/// blocks are added in order. Threads share out tiles of C, or whole slices of k that are then added in order; they never change
/// a sum. So the result has the same bits for any number of threads, and from run to run.
/// </summary>
internal static unsafe class Gemm
{
    /// <summary>Below this many multiply-adds nothing is rearranged, shared out or blocked: a call costs tens of nanoseconds.</summary>
    const long Small = 32 * 1024;

    /// <summary>From so many rows on, a small B is transposed first rather than its columns dotted.</summary>
    const int RowsWorthTransposing = 4;

    /// <summary>Batched products up to this size are computed by one thread each.</summary>
    const long OneThreadEach = 2 * 1024 * 1024;

    static GemmPath path;
    static TileSet<float> floatTiles;
    static TileSet<double> doubleTiles;

    static Gemm()
    {
        floatTiles = null!;
        doubleTiles = null!;
        Path = IsSupported(GemmPath.Avx512) ? GemmPath.Avx512 : IsSupported(GemmPath.Avx2) ? GemmPath.Avx2 : GemmPath.Portable;
    }

    /// <summary>The instruction set in use; tests choose each in turn. Not to be changed while a product is computed.</summary>
    internal static GemmPath Path
    {
        get => path;
        set
        {
            if (!IsSupported(value))
                throw new PlatformNotSupportedException($"This processor does not have {value}.");
            path = value;
            (floatTiles, doubleTiles) = value switch
            {
                GemmPath.Avx512 => (GemmTiles512Float.Set, GemmTiles512Double.Set),
                GemmPath.Avx2 => (GemmTiles256Float.Set, GemmTiles256Double.Set),
                _ => (GemmTiles128Float.Set, GemmTiles128Double.Set),
            };
        }
    }

    /// <summary>Whether this processor can compute with <paramref name="path"/> at full speed.</summary>
    internal static bool IsSupported(GemmPath path) => path switch
    {
        GemmPath.Avx512 => Avx512F.IsSupported && Vector512.IsHardwareAccelerated,
        GemmPath.Avx2 => Avx2.IsSupported && Fma.IsSupported,
        _ => true,
    };

    /// <summary>
    /// C = alpha A B + beta C with A of m x k, B of k x n, C of m x n. Element (i, p) of A is <c>a[i * aRow + p * aCol]</c>, B alike;
    /// element (i, j) of C is <c>c[i * cRow + j]</c>. Strides are not negative; a stride of 0 repeats (not in C). With beta 0, C is not
    /// read; with alpha 0, A and B are not. <typeparamref name="T"/> is float or double for speed; other numbers take a plain loop.
    /// </summary>
    /// <exception cref="ArgumentException">A span is too short for its shape and strides, or a size or stride is negative.</exception>
    public static void Multiply<T>(int m, int n, int k, T alpha, ReadOnlySpan<T> a, int aRow, int aCol, ReadOnlySpan<T> b, int bRow, int bCol, T beta, Span<T> c, int cRow)
        where T : unmanaged, INumber<T>
    {
        if ((m | n | k | aRow | aCol | bRow | bCol | cRow) < 0)
            throw new ArgumentException($"A size or stride is negative: {m} x {k} times {k} x {n}, strides {aRow}, {aCol}; {bRow}, {bCol}; {cRow}.");
        if (m == 0 || n == 0)
            return;
        Check(c.Length, m, n, cRow, 1, nameof(c));
        if (k != 0)
        {
            Check(a.Length, m, k, aRow, aCol, nameof(a));
            Check(b.Length, k, n, bRow, bCol, nameof(b));
        }
        fixed (T* pa = a, pb = b, pc = c)
        {
            var problem = new GemmProblem<T>(m, n, k, alpha, pa, aRow, aCol, pb, bRow, bCol, beta, pc, cRow);
            Multiply(ref problem);
        }
    }

    /// <summary>As many products as <paramref name="batch"/> says; operand number q begins q batch strides into its span.</summary>
    /// <exception cref="ArgumentException">A span is too short for its shape and strides, or a size or stride is negative.</exception>
    public static void MultiplyBatched<T>(int batch, int m, int n, int k, T alpha, ReadOnlySpan<T> a, int aBatch, int aRow, int aCol, ReadOnlySpan<T> b, int bBatch, int bRow, int bCol, T beta, Span<T> c, int cBatch, int cRow)
        where T : unmanaged, INumber<T>
    {
        if ((batch | m | n | k | aBatch | aRow | aCol | bBatch | bRow | bCol | cBatch | cRow) < 0)
            throw new ArgumentException($"A size or stride is negative: {batch} products {m} x {k} times {k} x {n}, strides {aBatch}, {aRow}, {aCol}; {bBatch}, {bRow}, {bCol}; {cBatch}, {cRow}.");
        if (batch == 0 || m == 0 || n == 0)
            return;
        if (bBatch == 0 && (long)m * batch <= int.MaxValue && aBatch == (long)m * aRow && cBatch == (long)m * cRow)
        {
            // One B for all: the rows of all A form one matrix.
            Multiply(m * batch, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow);
            return;
        }
        CheckBatch(c.Length, batch, cBatch, m, n, cRow, 1, nameof(c));
        if (k != 0)
        {
            CheckBatch(a.Length, batch, aBatch, m, k, aRow, aCol, nameof(a));
            CheckBatch(b.Length, batch, bBatch, k, n, bRow, bCol, nameof(b));
        }
        fixed (T* pa = a, pb = b, pc = c)
        {
            var body = new BatchRange<T>
            {
                Problem = new(m, n, k, alpha, pa, aRow, aCol, pb, bRow, bCol, beta, pc, cRow),
                ABatch = aBatch,
                BBatch = bBatch,
                CBatch = cBatch,
            };
            long work = body.Problem.Work + m + n;
            if (work > OneThreadEach)
                body.Run(0, batch);
            else
                Workers.For(batch, (int)(GemmBlocks.WorthSharing / work) + 1, ref body);
        }
    }

    /// <summary>The tiles of the path in use.</summary>
    internal static TileSet<T> Tiles<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? (TileSet<T>)(object)floatTiles : (TileSet<T>)(object)doubleTiles;

    internal static void Multiply<T>(ref GemmProblem<T> problem) where T : unmanaged, INumber<T>
    {
        if (problem.K == 0 || T.IsZero(problem.Alpha))
        {
            GemmPlain.Scale(problem);
            return;
        }
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            GemmPlain.Multiply(problem);
            return;
        }
        var tiles = Tiles<T>();
        Straighten(ref problem);
        if (problem.Work <= Small && tiles.Masked != null)
        {
            if (problem.BCol == 1)
            {
                GemmSmall.Direct(tiles, problem);
                return;
            }
            if (problem.BRow == 1 && problem.ACol == 1 && problem.M < RowsWorthTransposing)
            {
                GemmSmall.Dot(tiles, problem, 0, problem.N);
                return;
            }
        }
        GemmBlocks.Multiply(tiles, problem);
    }

    /// <summary>Strides along a dimension of one element mean nothing: choose those that the fast paths like. A single column becomes a row.</summary>
    static void Straighten<T>(ref GemmProblem<T> problem) where T : unmanaged
    {
        if (problem.N == 1 && problem.CRow == 1 && problem.M > 1)
        {
            (problem.M, problem.N) = (1, problem.M);
            T* column = problem.B;
            problem.B = problem.A;
            problem.A = column;
            (problem.ARow, problem.ACol, problem.BRow, problem.BCol) = (problem.BCol, problem.BRow, problem.ACol, problem.ARow);
            problem.CRow = problem.N;
        }
        if (problem.K == 1)
        {
            problem.ACol = 1;
            if (problem.BCol != 1)
                problem.BRow = 1;
        }
        if (problem.N == 1 && problem.BRow != 1)
            problem.BCol = 1;
    }

    static void Check(int length, int rows, int columns, int rowStride, int columnStride, string name)
    {
        if ((rows - 1L) * rowStride + (columns - 1L) * columnStride >= length)
            throw TooShort(length, $"{rows} x {columns} elements with strides {rowStride} and {columnStride}", name);
    }

    static void CheckBatch(int length, int batch, int batchStride, int rows, int columns, int rowStride, int columnStride, string name)
    {
        if ((batch - 1L) * batchStride + (rows - 1L) * rowStride + (columns - 1L) * columnStride >= length)
            throw TooShort(length, $"{batch} x {rows} x {columns} elements with strides {batchStride}, {rowStride} and {columnStride}", name);
    }

    static ArgumentException TooShort(int length, string needs, string name) => new($"The span holds {length} elements, too few for {needs}.", name);

    struct BatchRange<T> : Workers.IRange where T : unmanaged, INumber<T>
    {
        public GemmProblem<T> Problem;
        public nint ABatch, BBatch, CBatch;

        public readonly void Run(int start, int end)
        {
            for (nint q = start; q < end; q++)
            {
                var one = Problem;
                one.A += q * ABatch;
                one.B += q * BBatch;
                one.C += q * CBatch;
                Multiply(ref one);
            }
        }
    }
}
