using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models;

/// <summary>Gradients of models against central differences in double precision.</summary>
static class Differences
{
    /// <returns>The largest difference between the gradient and the central difference, over at most ten numbers of each parameter, relative to the largest gradient.</returns>
    public static double WorstError(Func<Tensor> loss, IEnumerable<Parameter> parameters, double step = 1e-5)
    {
        Parameter[] all = [.. parameters];
        foreach (Parameter parameter in all) parameter.grad?.zero_();
        loss().backward();
        double worst = 0, largest = 0;
        foreach (Parameter parameter in all)
        {
            using var mode = no_grad();
            Tensor flat = parameter.view(-1), gradient = parameter.grad!.flatten();
            long count = flat.shape[0];
            for (long i = 0; i < count; i += Math.Max(1, count / 10))
            {
                double old = flat[i].item<double>();
                flat[i] = old + step;
                double above = loss().item<double>();
                flat[i] = old - step;
                double below = loss().item<double>();
                flat[i] = old;
                largest = Math.Max(largest, Math.Abs(gradient[i].item<double>()));
                worst = Math.Max(worst, Math.Abs(gradient[i].item<double>() - (above - below) / (2 * step)));
            }
        }
        return worst / largest;
    }
}
