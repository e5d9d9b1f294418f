namespace TorchSharp.Kernels;

/// <summary>The micro-kernels of one instruction set. All compute a tile C = alpha A B + beta C and do not read C when beta is 0.</summary>
internal sealed unsafe class TileSet<T> where T : unmanaged
{
    /// <summary>Most rows of a tile.</summary>
    public required int Rows { get; init; }

    /// <summary>Most vectors in a row of a tile.</summary>
    public required int Vectors { get; init; }

    /// <summary>Elements of a vector.</summary>
    public required int Lanes { get; init; }

    /// <summary>
    /// Tiles of whole vectors: (k, a, aRow, aCol, b, bRow, c, cRow, alpha, beta, ignored). The kernel for r rows and v vectors is at
    /// (v - 1) * Rows + r - 1. Element (i, p) of A is a[i * aRow + p * aCol]; row p of B is contiguous at b + p * bRow.
    /// </summary>
    public required delegate*<nint, T*, nint, nint, T*, nint, T*, nint, T, T, nint, void>[] Full { get; init; }

    /// <summary>
    /// Tiles that add to C, in the order of <see cref="Full"/>: (k, a, aRows, b, bRow, c, cRow). Element (i, p) of A is a[aRows[i] + p].
    /// </summary>
    public required delegate*<nint, T*, nint*, T*, nint, T*, nint, void>[] IndexedA { get; init; }

    /// <summary>
    /// Tiles that overwrite C, in the order of <see cref="Full"/>: (k, a, b, bRows, c, cRow). Element (i, p) of A is a[p * r + i] in a tile of r
    /// rows; row p of B is contiguous at b + bRows[p].
    /// </summary>
    public required delegate*<nint, T*, T*, nint*, T*, nint, void>[] IndexedB { get; init; }

    /// <summary>The same as <see cref="Full"/>, but of the last vector only as many columns as the last argument says are read and written. Null: not there.</summary>
    public delegate*<nint, T*, nint, nint, T*, nint, T*, nint, T, T, nint, void>[]? Masked { get; init; }

    /// <summary>
    /// r rows (at r - 1, where not null) by up to four columns, as sums along k, which is contiguous in both operands:
    /// (k, a, aRow, b, bCol, c, cRow, alpha, beta, columns).
    /// </summary>
    public delegate*<nint, T*, nint, T*, nint, T*, nint, T, T, nint, void>[]? Dot { get; init; }
}
