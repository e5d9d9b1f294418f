using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.SequenceToSequence;

/// <summary>Compares the gradients of a model's parameters with differences of its loss, in float64.</summary>
static class ModelGradients
{
    const double Step = 1e-5, Tolerance = 1e-6;

    /// <summary>Checks up to 12 numbers of each parameter. The model becomes float64.</summary>
    public static void Check(nn.Module model, Func<Tensor> loss)
    {
        model.to(float64);
        model.zero_grad();
        loss().backward();
        int seen = 0;
        foreach (var (name, parameter) in model.named_parameters())
        {
            Assert.True(parameter.grad is not null, $"{name} has no gradient");
            double[] gradient = parameter.grad!.contiguous().data<double>().ToArray();
            double scale = Math.Max(1e-3, gradient.Max(Math.Abs));
            using var values = parameter.detach();
            var numbers = values.data<double>();
            int stride = Math.Max(1, gradient.Length / 12);
            for (int i = 0; i < gradient.Length; i += stride)
            {
                double kept = numbers[i];
                double Value(double at)
                {
                    numbers[i] = at;
                    using var mode = no_grad();
                    return loss().item<double>();
                }
                double slope = (Value(kept + Step) - Value(kept - Step)) / (2 * Step);
                numbers[i] = kept;
                Assert.True(Math.Abs(slope - gradient[i]) <= Tolerance * scale, $"{name}[{i}]: gradient {gradient[i]}, differences {slope}");
                seen++;
            }
        }
        Assert.True(seen > 0);
    }
}
