using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Products of matrices given by strides.</summary>
internal static class Gemm
{
    /// <summary>
    /// C = alpha A B + beta C with A of m x k, B of k x n, C of m x n. Element (i, p) of A is <c>a[i * aRow + p * aCol]</c>, B alike;
    /// element (i, j) of C is <c>c[i * cRow + j]</c>. A stride of 0 repeats. With beta 0, C is not read.
    /// </summary>
    public static void Multiply<T>(int m, int n, int k, T alpha, ReadOnlySpan<T> a, int aRow, int aCol, ReadOnlySpan<T> b, int bRow, int bCol, T beta, Span<T> c, int cRow)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < m; i++)
        {
            var row = c.Slice(i * cRow, n);
            if (T.IsZero(beta))
                row.Clear();
            else
                for (int j = 0; j < n; j++)
                    row[j] *= beta;
            for (int p = 0; p < k; p++)
            {
                T x = alpha * a[i * aRow + p * aCol];
                for (int j = 0; j < n; j++)
                    row[j] += x * b[p * bRow + j * bCol];
            }
        }
    }

    /// <summary>As many products as <paramref name="batch"/> says; operand number q begins q batch strides into its span.</summary>
    public static void MultiplyBatched<T>(int batch, int m, int n, int k, T alpha, ReadOnlySpan<T> a, int aBatch, int aRow, int aCol, ReadOnlySpan<T> b, int bBatch, int bRow, int bCol, T beta, Span<T> c, int cBatch, int cRow)
        where T : unmanaged, INumber<T>
    {
        if (m == 0 || n == 0)
            return;
        for (int q = 0; q < batch; q++)
            Multiply(m, n, k, alpha, k == 0 ? a : a[(q * aBatch)..], aRow, aCol, k == 0 ? b : b[(q * bBatch)..], bRow, bCol, beta, c[(q * cBatch)..], cRow);
    }
}
