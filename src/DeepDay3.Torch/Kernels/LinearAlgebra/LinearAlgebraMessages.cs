namespace TorchSharp.Kernels;

/// <summary>PyTorch's wording of what LAPACK reports as a number.</summary>
internal static class LinearAlgebraMessages
{
    /// <summary>The message for the first matrix that failed, or null when none did. A batch of one that is not a batch to the user passes isBatch false.</summary>
    internal static string? NotPositiveDefinite(string function, ReadOnlySpan<int> info, bool isBatch)
        => First(info) is var (index, order) && order != 0
            ? $"{function}: {Element(index, isBatch)}The factorization could not be completed because the input is not positive-definite (the leading minor of order {order} is not positive-definite)."
            : null;

    /// <inheritdoc cref="NotPositiveDefinite"/>
    internal static string? SingularInverse(string function, ReadOnlySpan<int> info, bool isBatch)
        => First(info) is var (index, position) && position != 0
            ? $"{function}: {Element(index, isBatch)}The diagonal element {position} is zero, the inversion could not be completed because the input matrix is singular."
            : null;

    /// <inheritdoc cref="NotPositiveDefinite"/>
    internal static string? SingularSolve(string function, ReadOnlySpan<int> info, bool isBatch)
        => First(info) is var (index, position) && position != 0
            ? $"{function}: {Element(index, isBatch)}The solver failed because the input matrix is singular."
            : null;

    /// <inheritdoc cref="NotPositiveDefinite"/>
    internal static string? NotConverged(string function, ReadOnlySpan<int> info, bool isBatch)
        => First(info) is var (index, failure) && failure != 0
            ? $"{function}: {Element(index, isBatch)}The algorithm failed to converge because the input matrix contained non-finite values or is ill-conditioned."
            : null;

    static (int Index, int Info) First(ReadOnlySpan<int> info)
    {
        for (var i = 0; i < info.Length; i++)
            if (info[i] != 0)
                return (i, info[i]);
        return (0, 0);
    }

    static string Element(int index, bool isBatch) => isBatch ? $"(Batch element {index}): " : "";
}
