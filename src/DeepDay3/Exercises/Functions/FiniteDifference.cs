using DeepDay3.Exercises.Answers;
using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions;

/// <summary>Says of which function an exercise's result is the gradient, so that finite differences can be a second judge.</summary>
/// <param name="Argument">The argument, from 0, with respect to which the gradient is taken: a float64 tensor.</param>
/// <param name="Part">The part of the result, from 0, that is the gradient.</param>
/// <param name="Loss">The scalar function of the case's arguments.</param>
public sealed record FiniteDifference(int Argument, int Part, Func<object[], double> Loss)
{
    const double Step = 1e-5;

    /// <summary>The gradient by central differences, (L(a + h) - L(a - h)) / 2h for every value a.</summary>
    public NumericValue Gradient(object[] arguments)
    {
        object[] nudged = [.. arguments];
        NumericValue at = NumericValue.Read(arguments[Argument]);
        var gradient = new double[at.Values.Length];
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = (Nudged(i, Step) - Nudged(i, -Step)) / (2 * Step);
        return new NumericValue(at.Shape, gradient);

        double Nudged(int index, double step)
        {
            double[] values = [.. at.Values];
            values[index] += step;
            nudged[Argument] = tensor(values).reshape(at.Shape);
            return Loss(nudged);
        }
    }
}
