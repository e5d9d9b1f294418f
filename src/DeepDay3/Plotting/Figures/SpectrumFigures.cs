using static TorchSharp.torch;

namespace DeepDay3.Plotting.Figures;

/// <summary>Eigenvalues of recurrent weights.</summary>
public static class SpectrumFigures
{
    /// <summary>The eigenvalues in the complex plane with the unit circle: outside, gradients can explode; well inside, they vanish.</summary>
    /// <param name="matrix">A square matrix, [H, H].</param>
    /// <param name="name">The name in the legend.</param>
    /// <exception cref="ArgumentException">The tensor is no square matrix.</exception>
    public static Chart OfMatrix(Tensor matrix, string name = "eigenvalues")
    {
        if (matrix.shape is not [long rows, long columns] || rows != columns || rows == 0)
            throw new ArgumentException($"SpectrumFigures.OfMatrix got a tensor of shape [{string.Join(", ", matrix.shape)}]: a square matrix was expected.");
        using var scope = NewDisposeScope();
        Tensor values = linalg.eigvals(matrix.detach().to(ScalarType.Float64).cpu());
        (double[] re, double[] im) = (TensorValues.Of(values.real), TensorValues.Of(values.imag));
        double radius = re.Zip(im, (a, b) => Math.Sqrt(a * a + b * b)).Max(), limit = 1.12 * Math.Max(1, radius);
        double[] turn = [.. Enumerable.Range(0, 181).Select(i => 2 * Math.PI * i / 180)];
        return Chart.Combine(
                Chart.Line(turn.Select(Math.Cos), turn.Select(Math.Sin), "unit circle", "#6e7781", LineDash.Dash, 1.5),
                Chart.Scatter(re, im, name))
            .WithTitle($"Spectrum, radius {NumberText.Rough(radius)}")
            .WithXAxis("real part", -limit, limit).WithYAxis("imaginary part", -limit, limit)
            .WithEqualAspect().WithSize(480, 480);
    }
}
