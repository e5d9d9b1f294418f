namespace TorchSharp.Kernels;

/// <summary>The first row of each time step: a multiple of the batch, or for packed sequences the sum of the batch sizes before.</summary>
internal readonly struct RowStarts
{
    readonly int batch;
    readonly int[]? starts;

    internal RowStarts(RecurrentShape shape)
    {
        batch = shape.Batch;
        if (shape.BatchSizes is not { } sizes) return;
        starts = new int[shape.Steps];
        for (var t = 1; t < starts.Length; t++) starts[t] = starts[t - 1] + sizes[t - 1];
    }

    internal int this[int step] => starts is null ? step * batch : starts[step];
}
