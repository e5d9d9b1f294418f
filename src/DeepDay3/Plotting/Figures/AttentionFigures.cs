using static TorchSharp.torch;

namespace DeepDay3.Plotting.Figures;

/// <summary>What attention looks at.</summary>
public static class AttentionFigures
{
    /// <summary>The weights of each output token (row) over the input tokens (column).</summary>
    /// <param name="weights">Weights, [output, input].</param>
    /// <param name="input">The tokens that were read, in any language.</param>
    /// <param name="output">The tokens that were written.</param>
    /// <param name="annotated">Whether cells show their weight.</param>
    /// <exception cref="ArgumentException">The tensor is no matrix, or tokens do not match its sides.</exception>
    public static Chart Weights(Tensor weights, IReadOnlyList<string> input, IReadOnlyList<string> output, bool annotated = true)
    {
        double[,] matrix = TensorValues.Matrix(weights, "AttentionFigures.Weights");
        return Chart.Heatmap(matrix, input, output, annotated && matrix.Length <= 225, ColorScale.Blues, 0, 1, "attention", format: "0.00")
            .WithXAxis("input").WithYAxis("output")
            .WithSize(Math.Clamp(180 + 52 * input.Count, 360, 900), Math.Clamp(110 + 40 * output.Count, 280, 900));
    }
}
