namespace TorchSharp.Kernels;

/// <summary>C[m, n] = alpha A[m, k] B[k, n] + beta C by pointers; strides in elements.</summary>
internal unsafe struct GemmProblem<T> where T : unmanaged
{
    public int M, N, K;
    public T Alpha, Beta;
    public T* A, B, C;
    public nint ARow, ACol, BRow, BCol, CRow;

    /// <summary>Multiply-adds.</summary>
    public readonly long Work => (long)M * N * K;
}
