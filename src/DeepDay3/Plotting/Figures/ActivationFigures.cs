using static TorchSharp.torch;

namespace DeepDay3.Plotting.Figures;

/// <summary>Activation functions.</summary>
public static class ActivationFigures
{
    /// <summary>Red, as functions are in the lecture.</summary>
    const string Function = "#d7263d";

    /// <summary>Blue, as derivatives are in the lecture.</summary>
    const string Derivative = "#0072b2";

    /// <summary>A function in red and its derivative, from autograd, in blue.</summary>
    /// <param name="name">The name of the function.</param>
    /// <param name="function">Works element by element on a tensor of shape [points].</param>
    /// <param name="min">Where the axis begins.</param>
    /// <param name="max">Where it ends.</param>
    /// <exception cref="ArgumentException">The function changes the shape, or has no gradient.</exception>
    public static Chart WithDerivative(string name, Func<Tensor, Tensor> function, double min = -6, double max = 6)
    {
        const int points = 601;
        using var scope = NewDisposeScope();
        Tensor x = linspace(min, max, points, ScalarType.Float64).requires_grad_();
        Tensor y = function(x);
        if (y.shape is not [points])
            throw new ArgumentException($"The activation \"{name}\" made [{string.Join(", ", y.shape)}] of [{points}]: the same shape was expected.");
        if (!y.requires_grad)
            throw new ArgumentException($"The activation \"{name}\" has no gradient: a function of tensor operations was expected.");
        y.sum().backward();
        double[] xs = TensorValues.Of(x);
        return Chart.Combine(
                Chart.Line(xs, TensorValues.Of(y), "function", Function, width: 2.5),
                Chart.Line(xs, TensorValues.Of(x.grad!), "derivative", Derivative, LineDash.Dash))
            .WithTitle(name).WithXAxis("x").WithSize(480, 340);
    }
}
