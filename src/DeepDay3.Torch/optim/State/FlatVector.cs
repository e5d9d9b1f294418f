using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Optim;

/// <summary>
/// All parameters of an optimizer as one vector of doubles, in order. Float32 parameters are widened: what a quasi-Newton method sums
/// up over its history is then as exact as for float64 ones.
/// </summary>
internal static class FlatVector
{
    /// <summary>The gradients; zeros where a parameter has none.</summary>
    internal static double[] Gradients(Parameter[] parameters)
    {
        var flat = new double[parameters.Sum(parameter => parameter.layout.Count)];
        int at = 0;
        foreach (var parameter in parameters)
        {
            int count = (int)parameter.layout.Count;
            if (TorchSharp.Gradients.Of(parameter) is { } gradient) Read(gradient, flat.AsSpan(at, count));
            at += count;
        }
        return flat;
    }

    /// <summary>Adds a multiple of a vector to the parameters.</summary>
    internal static void Move(Parameter[] parameters, double[] direction, double length)
    {
        int at = 0;
        foreach (var parameter in parameters)
        {
            var values = new double[parameter.layout.Count];
            Read(parameter, values);
            for (int i = 0; i < values.Length; i++) values[i] += length * direction[at + i];
            var moved = StateTensor.Filled(parameter.layout.AsContiguous, 0, ScalarType.Float64);
            values.CopyTo(moved.Elements<double>());
            parameter.CopyFrom(moved);
            parameter.memory.Version++;
            moved.Dispose();
            at += values.Length;
        }
    }

    internal static double Dot(double[] x, double[] y) => System.Numerics.Tensors.TensorPrimitives.Dot<double>(x, y);

    internal static double LargestMagnitude(double[] x) => x.Length == 0 ? 0 : Math.Abs(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude<double>(x));

    static void Read(Tensor tensor, Span<double> target)
    {
        var wide = StateTensor.Filled(tensor.layout.AsContiguous, 0, ScalarType.Float64);
        wide.CopyFrom(tensor);
        wide.Elements<double>().CopyTo(target);
        wide.Dispose();
    }
}
