using DeepDay3.Layers;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Layers;

/// <summary>Judges of a backward pass that was written by hand, in float64.</summary>
static class LayerCheck
{
    const double Step = 1e-5;

    /// <summary>Numbers that repeat: a normal sample of a seed.</summary>
    public static Tensor Sample(int seed, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return randn(shape, float64, generator: generator);
    }

    /// <summary>Compares the gradients by input and parameters with autograd over the same forward pass, and with central differences.</summary>
    /// <param name="layer">Gives the same output for the same input at every call, and is smooth around it.</param>
    /// <param name="x">Of float64.</param>
    public static void Gradients(Layer layer, Tensor x)
    {
        Tensor weights = Sample(99, layer.Forward(x).shape);
        Tensor dx = layer.Backward(weights);
        Assert.Equal(x.shape, dx.shape);
        Tensor[] at = [x, .. layer.Parameters.Select(parameter => parameter.Value)];
        Tensor[] found = [dx, .. layer.Parameters.Select(parameter => parameter.Gradient!)];
        Tensor Loss() => (layer.Forward(x) * weights).sum();

        foreach (Tensor leaf in at)
            leaf.requires_grad_();
        IList<Tensor> recorded = autograd.grad([Loss()], at);
        foreach (Tensor leaf in at)
            leaf.requires_grad_(false);
        for (int i = 0; i < at.Length; i++)
        {
            Same(recorded[i], found[i], 1e-10);
            Same(Differences(at[i], () => Loss().item<double>()), found[i], 1e-6);
        }
    }

    /// <summary>Central differences of a number by each element of a tensor, which is changed and put back.</summary>
    public static Tensor Differences(Tensor leaf, Func<double> loss)
    {
        var slopes = new double[leaf.numel()];
        for (int i = 0; i < slopes.Length; i++)
        {
            using var scope = NewDisposeScope();
            double kept = leaf.data<double>()[i];
            leaf.data<double>()[i] = kept + Step;
            double above = loss();
            leaf.data<double>()[i] = kept - Step;
            double below = loss();
            leaf.data<double>()[i] = kept;
            slopes[i] = (above - below) / (2 * Step);
        }
        return tensor(slopes).reshape(leaf.shape);
    }

    /// <summary>Asserts one shape and values that differ by less than a share of the largest.</summary>
    public static void Same(Tensor expected, Tensor actual, double tolerance)
    {
        Assert.Equal(expected.shape, actual.shape);
        double scale = Math.Max(1e-3, expected.abs().max().item<double>());
        double apart = (expected - actual).abs().max().item<double>();
        Assert.True(apart <= tolerance * scale, $"Values differ by {apart:R}; the largest is {scale:R}.");
    }
}
