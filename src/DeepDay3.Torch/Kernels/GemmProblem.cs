namespace TorchSharp.Kernels;

/// <summary>C[m, n] = alpha A[m, k] B[k, n] + beta C by pointers; strides in elements.</summary>
internal unsafe struct GemmProblem<T>(int m, int n, int k, T alpha, T* a, int aRow, int aCol, T* b, int bRow, int bCol, T beta, T* c, int cRow)
    where T : unmanaged
{
    public int M = m, N = n, K = k;
    public T Alpha = alpha, Beta = beta;
    public T* A = a, B = b, C = c;
    public nint ARow = aRow, ACol = aCol, BRow = bRow, BCol = bCol, CRow = cRow;

    /// <summary>Multiply-adds.</summary>
    public readonly long Work => (long)M * N * K;
}
