using static TorchSharp.torch;

namespace DeepDay3.Plotting.Figures;

/// <summary>What gates and cells do over time.</summary>
public static class GateFigures
{
    /// <summary>One heatmap below the other: units over time. Gates run from 0 to 1, states are centred on zero.</summary>
    /// <param name="gates">By name: a gate's openings, [time, units].</param>
    /// <param name="states">By name: a state, [time, units].</param>
    /// <param name="steps">A name for each step, such as the tokens that were read.</param>
    /// <exception cref="ArgumentException">There is nothing to show, or a tensor is no matrix.</exception>
    public static Chart OverTime(IReadOnlyDictionary<string, Tensor> gates, IReadOnlyDictionary<string, Tensor>? states = null, IReadOnlyList<string>? steps = null)
    {
        Chart[] panels =
        [
            .. gates.Select(gate => Panel(gate.Key, gate.Value, ColorScale.Viridis, 0, 1, steps)),
            .. (states ?? new Dictionary<string, Tensor>()).Select(state => Panel(state.Key, state.Value, ColorScale.BlueOrange, null, null, steps)),
        ];
        if (panels.Length == 0)
            throw new ArgumentException("GateFigures.OverTime got no gate and no state: at least one was expected.");
        return Chart.Grid(panels, 1).WithYAxis("unit").WithSize(720, 60 + 170 * panels.Length);
    }

    static Chart Panel(string name, Tensor values, ColorScale scale, double? min, double? max, IReadOnlyList<string>? steps)
    {
        using var scope = NewDisposeScope();
        double[,] matrix = TensorValues.Matrix(values.detach().t(), $"GateFigures.OverTime \"{name}\"");
        return Chart.Heatmap(matrix, steps, scale: scale, min: min, max: max).WithTitle(name).WithXAxis("step");
    }
}
