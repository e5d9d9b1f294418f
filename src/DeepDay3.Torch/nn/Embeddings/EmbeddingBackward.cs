using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Adds each gradient to its row of the table; the other rows stay zero.</summary>
internal sealed class EmbeddingBackward(Tensor table, long[] indices, long padding, bool byFrequency) : Node(table)
{
    readonly Layout layout = table.layout;

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var rows = g.reshape(-1, layout.Sizes[1]);
        if (Factors(g.scalarType) is { } factors) rows = rows * factors;
        if (GradMode.Enabled)
        {
            input[0] = zeros(layout.Sizes, g.scalarType).index_add(0, from_array(indices), rows, 1);
            return;
        }
        var result = Tensor.Filled(layout.AsContiguous, 0, g.scalarType);
        Selection.Add(result, 0, from_array(indices), rows);
        input[0] = result;
    }

    /// <summary>What each gradient counts for; null where all count alike.</summary>
    Tensor? Factors(ScalarType type)
    {
        if (padding < 0 && !byFrequency) return null;
        var counts = new Dictionary<long, int>();
        foreach (long index in indices) counts[index] = counts.GetValueOrDefault(index) + 1;
        double Factor(long index) => index == padding ? 0 : byFrequency ? 1.0 / counts[index] : 1;
        return from_array(Array.ConvertAll(indices, Factor)).to_type(type).view(-1, 1);
    }
}
