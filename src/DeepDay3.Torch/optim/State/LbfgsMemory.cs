using System.Numerics.Tensors;

namespace TorchSharp.Optim;

/// <summary>The last steps and changes of gradient, from which the next direction comes (two-loop recursion).</summary>
internal sealed class LbfgsMemory(long capacity)
{
    /// <summary>Curvature below this is noise and is not kept.</summary>
    const double LeastCurvature = 1e-10;

    readonly List<(double[] Step, double[] Change, double Inverse)> history = [];
    double scale = 1;
    double[]? direction;
    double[]? gradientBefore;
    double length;

    /// <summary>The direction at this gradient, and how far to go along it. The first step is no longer than the rate in sum of magnitudes.</summary>
    internal (double[] Direction, double Length) Next(double[] gradient, double rate)
    {
        if (direction is null || gradientBefore is null)
        {
            direction = Negative(gradient);
            length = Math.Min(1, 1 / TensorPrimitives.SumOfMagnitudes<double>(gradient)) * rate;
        }
        else
        {
            Learn(gradient, gradientBefore, direction);
            direction = Direction(gradient);
            length = rate;
        }
        gradientBefore = gradient;
        return (direction, length);
    }

    void Learn(double[] gradient, double[] before, double[] taken)
    {
        var change = new double[gradient.Length];
        var step = new double[gradient.Length];
        TensorPrimitives.Subtract(gradient, before, change);
        TensorPrimitives.Multiply(taken, length, step);
        double curvature = FlatVector.Dot(change, step);
        if (!(curvature > LeastCurvature)) return;
        if (history.Count >= capacity && history.Count > 0) history.RemoveAt(0);
        history.Add((step, change, 1 / curvature));
        scale = curvature / FlatVector.Dot(change, change);
    }

    double[] Direction(double[] gradient)
    {
        var result = Negative(gradient);
        var weights = new double[history.Count];
        for (int i = history.Count - 1; i >= 0; i--)
        {
            var (step, change, inverse) = history[i];
            weights[i] = FlatVector.Dot(step, result) * inverse;
            TensorPrimitives.MultiplyAdd(change, -weights[i], result, result);
        }
        TensorPrimitives.Multiply(result, scale, result);
        for (int i = 0; i < history.Count; i++)
        {
            var (step, change, inverse) = history[i];
            double weight = weights[i] - FlatVector.Dot(change, result) * inverse;
            TensorPrimitives.MultiplyAdd(step, weight, result, result);
        }
        return result;
    }

    static double[] Negative(double[] x)
    {
        var result = new double[x.Length];
        TensorPrimitives.Negate(x, result);
        return result;
    }
}
