namespace TorchSharp.Kernels;

/// <summary>Products whose operands are read where they are, on the calling thread.</summary>
internal static unsafe class GemmSmall
{
    /// <summary>Rows of B are contiguous: tiles of C over the whole of k.</summary>
    public static void Direct<T>(TileSet<T> tiles, in GemmProblem<T> problem) where T : unmanaged
    {
        int lanes = tiles.Lanes, rows = tiles.Rows;
        if (problem.M > rows)
            rows = Even(problem.M, rows);
        for (int j = 0; j < problem.N;)
        {
            int left = problem.N - j, vectors = (left + lanes - 1) / lanes;
            if (vectors > tiles.Vectors)
                vectors = Even(vectors, tiles.Vectors);
            int columns = vectors * lanes, last = lanes;
            var kernels = tiles.Full;
            if (columns > left)
            {
                last -= columns - left;
                kernels = tiles.Masked!;
                columns = left;
            }
            for (int i = 0; i < problem.M; i += rows)
            {
                int high = problem.M - i < rows ? problem.M - i : rows;
                kernels[(vectors - 1) * tiles.Rows + high - 1](problem.K, problem.A + i * problem.ARow, problem.ARow, problem.ACol,
                    problem.B + j, problem.BRow, problem.C + i * problem.CRow + j, problem.CRow, problem.Alpha, problem.Beta, last);
            }
            j += columns;
        }
    }

    /// <summary>Columns of B and rows of A are contiguous: dot products, for the columns from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static void Dot<T>(TileSet<T> tiles, in GemmProblem<T> problem, int start, int end) where T : unmanaged
    {
        var kernels = tiles.Dot!;
        for (int j = start; j < end; j += 4)
            for (int i = 0, rows; i < problem.M; i += rows)
            {
                rows = kernels.Length;
                while (rows > problem.M - i || kernels[rows - 1] == null)
                    rows--;
                kernels[rows - 1](problem.K, problem.A + i * problem.ARow, problem.ARow, problem.B + j * problem.BCol, problem.BCol,
                    problem.C + i * problem.CRow + j, problem.CRow, problem.Alpha, problem.Beta, Math.Min(4, end - j));
            }
    }

    /// <summary>The size of the largest part when <paramref name="count"/> is cut into as few parts of at most <paramref name="most"/> as it takes.</summary>
    public static int Even(int count, int most)
    {
        int parts = (count + most - 1) / most;
        return (count + parts - 1) / parts;
    }
}
