namespace TorchSharp;

public static partial class torch
{
    /// <summary>Rows (first row of the result) and columns (second) of a lower triangle, row by row.</summary>
    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        TriangleIndices("tril_indices", row, col, dtype, device, (r, c) => c <= r + offset);

    /// <summary>Rows (first row of the result) and columns (second) of an upper triangle, row by row.</summary>
    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        TriangleIndices("triu_indices", row, col, dtype, device, (r, c) => c >= r + offset);

    static Tensor TriangleIndices(string name, long rows, long columns, ScalarType dtype, Device? device, Func<long, long, bool> inside)
    {
        if (rows < 0) throw TorchError.Create($"row must be non-negative, got{rows}");
        if (columns < 0) throw TorchError.Create($"col must be non-negative, got{columns}");
        if (dtype is not (ScalarType.Int64 or ScalarType.Int32 or ScalarType.Int16 or ScalarType.Int8)) throw TorchError.Create($"\"{name}\" not implemented for '{DTypes.Name(dtype)}'");
        var first = new List<long>();
        var second = new List<long>();
        for (long r = 0; r < rows; r++)
            for (long c = 0; c < columns; c++)
                if (inside(r, c))
                {
                    first.Add(r);
                    second.Add(c);
                }
        return Creation.Data<long>([.. first, .. second], [2, first.Count], dtype, device, false, null);
    }
}
