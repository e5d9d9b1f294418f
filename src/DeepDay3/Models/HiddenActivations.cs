using System.Numerics;
using System.Numerics.Tensors;

namespace DeepDay3.Models;

/// <summary>The activations of the hidden layer and their derivatives, over rows.</summary>
static class HiddenActivations
{
    /// <summary>z = f(u).</summary>
    internal static void Apply(HiddenActivation activation, ReadOnlySpan<double> u, Span<double> z)
    {
        switch (activation)
        {
            case HiddenActivation.Sigmoid:
                TensorPrimitives.Sigmoid(u, z);
                break;
            case HiddenActivation.Tanh:
                for (int i = 0; i < z.Length; i++) z[i] = Math.Tanh(u[i]);
                break;
            default:
                TensorPrimitives.Max(u, 0.0, z);
                break;
        }
    }

    /// <summary>slope = f'(u), by way of z = f(u) where that is enough.</summary>
    internal static void Slope(HiddenActivation activation, ReadOnlySpan<double> u, ReadOnlySpan<double> z, Span<double> slope)
    {
        int i = 0;
        var one = Vector<double>.One;
        switch (activation)
        {
            case HiddenActivation.Sigmoid:
                for (; i <= slope.Length - Vector<double>.Count; i += Vector<double>.Count)
                {
                    var f = new Vector<double>(z[i..]);
                    (f * (one - f)).CopyTo(slope[i..]);
                }
                for (; i < slope.Length; i++) slope[i] = z[i] * (1 - z[i]);
                break;
            case HiddenActivation.Tanh:
                for (; i <= slope.Length - Vector<double>.Count; i += Vector<double>.Count)
                {
                    var f = new Vector<double>(z[i..]);
                    (one - f * f).CopyTo(slope[i..]);
                }
                for (; i < slope.Length; i++) slope[i] = 1 - z[i] * z[i];
                break;
            default:
                for (; i < slope.Length; i++) slope[i] = u[i] > 0 ? 1 : 0;
                break;
        }
    }
}
