using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Least squares and the pseudo-inverse of one row-major matrix by its singular values, in double precision.</summary>
internal static class LeastSquares
{
    /// <summary>
    /// Writes the X (columns x rightColumns) of least norm that minimises |A X - B|; singular values up to <paramref name="relativeCutoff"/> times the
    /// largest count as zero. Returns the rank, or -1 when A is not finite.
    /// </summary>
    internal static int Solve<T>(int rows, int columns, int rightColumns, double relativeCutoff, ReadOnlySpan<T> matrix, ReadOnlySpan<T> right, Span<T> solution)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Svd.Decompose(rows, columns, false, false, matrix) is not { } svd)
            return -1;
        var rank = Rank(svd.Values, relativeCutoff);
        var sums = new double[columns * rightColumns];
        var row = new double[rightColumns];
        for (var k = 0; k < rank; k++)
        {
            row.AsSpan().Clear();
            for (var i = 0; i < rows; i++)
                for (var c = 0; c < rightColumns; c++)
                    row[c] += svd.Left[k * rows + i] * double.CreateTruncating(right[i * rightColumns + c]);
            for (var j = 0; j < columns; j++)
                Rows.AddScaled<double>(row, svd.Right[k * columns + j] / svd.Values[k], sums.AsSpan(j * rightColumns, rightColumns));
        }
        for (var i = 0; i < sums.Length; i++)
            solution[i] = T.CreateTruncating(sums[i]);
        return rank;
    }

    /// <summary>Writes the pseudo-inverse (columns x rows). Returns false when the matrix is not finite.</summary>
    internal static bool PseudoInverse<T>(int rows, int columns, double relativeCutoff, ReadOnlySpan<T> matrix, Span<T> inverse)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Svd.Decompose(rows, columns, false, false, matrix) is not { } svd)
            return false;
        var sums = new double[columns * rows];
        for (var k = 0; k < Rank(svd.Values, relativeCutoff); k++)
            for (var j = 0; j < columns; j++)
                Rows.AddScaled<double>(svd.Left.AsSpan(k * rows, rows), svd.Right[k * columns + j] / svd.Values[k], sums.AsSpan(j * rows, rows));
        for (var i = 0; i < sums.Length; i++)
            inverse[i] = T.CreateTruncating(sums[i]);
        return true;
    }

    /// <summary>PyTorch's default cutoff: the type's machine epsilon times the larger size.</summary>
    internal static double DefaultCutoff<T>(int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
        => (typeof(T) == typeof(float) ? 1.1920928955078125e-7 : 2.220446049250313e-16) * Math.Max(rows, columns);

    static int Rank(double[] values, double relativeCutoff)
    {
        var rank = 0;
        while (rank < values.Length && values[rank] > relativeCutoff * values[0])
            rank++;
        return rank;
    }
}
