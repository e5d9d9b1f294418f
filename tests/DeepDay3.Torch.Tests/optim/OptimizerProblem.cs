using DeepDay3.Torch.Tests.Golden;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Optimizers;

/// <summary>The small regression that the golden optimizer cases run on: mean((x @ w + b - y)^2).</summary>
internal sealed class OptimizerProblem
{
    readonly Tensor x;
    readonly Tensor y;

    internal OptimizerProblem(GoldenCase golden, bool transposed = false)
    {
        x = Make(golden.Inputs[0]);
        y = Make(golden.Inputs[1]);
        var weight = Make(golden.Inputs[2]);
        if (transposed) weight = weight.t().contiguous().t();
        W = new Parameter(weight);
        B = new Parameter(Make(golden.Inputs[3]));
        Tolerance = golden.Inputs[0].DType == "float32" ? 1e-6 : 1e-12;
    }

    internal Parameter W { get; }

    internal Parameter B { get; }

    /// <summary>By the golden rule: relative to the largest element of what is compared, and to 1 + the element.</summary>
    internal double Tolerance { get; }

    internal Parameter[] Parameters => [W, B];

    internal Tensor Loss()
    {
        var difference = x.matmul(W) + B - y;
        return (difference * difference).mean();
    }

    /// <summary>One training step; the loss before it.</summary>
    internal double Step(TorchSharp.torch.optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        var loss = Loss();
        loss.backward();
        optimizer.step();
        return loss.ToDouble();
    }

    internal static double[] Values(Tensor tensor)
    {
        using var wide = tensor.detach().to(ScalarType.Float64).contiguous();
        return wide.data<double>().ToArray();
    }

    internal static void Close(double[] expected, double[] actual, double tolerance, string where)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Min(scale, 1 + Math.Abs(expected[i])), $"{where}[{i}]: expected {expected[i]:R}, got {actual[i]:R}, off by {Math.Abs(expected[i] - actual[i]) / scale:E2}");
    }

    static Tensor Make(GoldenTensor golden) => golden.DType == "float32"
        ? tensor(golden.As<float>()).reshape(golden.Shape)
        : tensor(golden.As<double>()).reshape(golden.Shape);
}
