using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Rows of a table by index.</summary>
internal static class EmbeddingLookup
{
    /// <param name="table">[rows, width].</param>
    /// <param name="indices">Any shape, int64 or int32; the result has it and width as its last dimension.</param>
    /// <param name="padding">The row that gets no gradient, or -1.</param>
    /// <param name="byFrequency">Whether the gradient of a row is divided by how often it occurs.</param>
    internal static Tensor Run(Tensor table, Tensor indices, long padding = -1, bool byFrequency = false)
    {
        var flat = Flat(table, indices);
        var result = Selection.Select(table, 0, flat);
        result.layout = Layout.Of([.. indices.layout.Sizes, table.layout.Sizes[1]]);
        return Tensor.Recording(table) ? result.Record(new EmbeddingBackward(table, flat.Elements<long>().ToArray(), padding, byFrequency)) : result;
    }

    /// <summary>The indices in a row, checked.</summary>
    internal static Tensor Flat(Tensor table, Tensor indices)
    {
        indices.RequireLive();
        if (table.layout.Rank != 2) throw TorchError.Create("'weight' must be 2-D");
        if (indices.scalarType is not (ScalarType.Int64 or ScalarType.Int32)) throw TorchError.Create(
            $"Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got {indices.scalarType} instead (while checking arguments for embedding)");
        var flat = indices.Cast(ScalarType.Int64).Materialize();
        flat.layout = Layout.Of(indices.layout.Count);
        long rows = table.layout.Sizes[0];
        foreach (long index in flat.Elements<long>())
            if (index < 0 || index >= rows) throw TorchError.Create("index out of range in self");
        return flat;
    }

    /// <summary>Shortens, in place, those of the named rows whose norm is larger than allowed.</summary>
    internal static void Renormalize(Tensor table, Tensor indices, double maxNorm, double normType)
    {
        using var mode = new GradMode.Guard(false);
        foreach (long index in Flat(table, indices).Elements<long>().ToArray().Distinct())
        {
            var row = table.select(0, index);
            double norm = nn.functional.VectorNorm(row, normType, 0, keepdim: false).ToDouble();
            if (norm > maxNorm) row.mul_(maxNorm / (norm + 1e-7));
        }
    }
}
