namespace DeepDay3.Plotting.Figures;

/// <summary>How gradients fare on their way back through time.</summary>
public static class GradientFigures
{
    /// <summary>The norm of the gradient by the number of steps it came back, on a logarithmic axis. Norms of zero are gaps.</summary>
    /// <param name="normsByDistance">For each model its norms at the distances 0, 1, 2, ...</param>
    /// <exception cref="ArgumentException">There is no model, one has no norms, or a norm is negative.</exception>
    public static Chart NormByDistance(IReadOnlyDictionary<string, double[]> normsByDistance)
    {
        if (normsByDistance.Count == 0)
            throw new ArgumentException("GradientFigures.NormByDistance got no model: at least one was expected.");
        return Chart.Combine(normsByDistance.Select(model =>
                Chart.Line(model.Value.Select(norm => norm == 0 ? double.NaN : norm), model.Key, markers: model.Value.Length <= 40)))
            .WithTitle("Gradient norm by distance in time").WithXAxis("steps back").WithYAxis("norm of the gradient", log: true).WithLegend();
    }
}
