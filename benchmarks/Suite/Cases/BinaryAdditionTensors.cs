using System.Diagnostics;
using DeepDay3.Data;
using static TorchSharp.torch;

namespace DeepDay3.Benchmarks.Cases;

/// <summary>The tensor code of notebook 01: backpropagation through time by hand, as it stands there.</summary>
sealed class BinaryAdditionTensors(int iterations) : BenchmarkCase
{
    const int HiddenSize = 16;
    const double LearningRate = 0.1;

    public override string Unit => "s";

    public override double Measure()
    {
        using var everything = NewDisposeScope();
        using var generator = new Generator(0);
        var wIn = randn(2, HiddenSize, float64, generator: generator);
        var wOut = randn(HiddenSize, 1, float64, generator: generator);
        var w = randn(HiddenSize, HiddenSize, float64, generator: generator);
        var additions = new BinaryAdditionData(8, 0);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < iterations; i++)
        {
            using var scope = NewDisposeScope();
            Iterate(additions.Next(), wIn, w, wOut);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static void Iterate(BinaryAdditionPair pair, Tensor wIn, Tensor w, Tensor wOut)
    {
        int T = pair.Bits;
        var (x, u, z, y) = (new Tensor[T + 1], new Tensor[T + 1], new Tensor[T + 1], new Tensor[T + 1]);
        z[0] = zeros(1, w.shape[0], float64);
        double loss = 0;
        for (int t = 1; t <= T; t++)
        {
            x[t] = tensor(new double[] { pair.A >> (t - 1) & 1, pair.B >> (t - 1) & 1 }).view(1, 2);
            u[t] = x[t].mm(wIn) + z[t - 1].mm(w);
            z[t] = u[t].sigmoid();
            y[t] = z[t].mm(wOut).sigmoid();
            double error = (pair.Sum >> (t - 1) & 1) - y[t].item<double>();
            loss += error * error / 2;
        }

        var (gIn, g, gOut) = (zeros_like(wIn), zeros_like(w), zeros_like(wOut));
        var delta = zeros_like(z[0]);
        for (int t = T; t >= 1; t--)
        {
            double d = pair.Sum >> (t - 1) & 1;
            var deltaOut = (y[t] - d) * (y[t] * (1 - y[t]));
            delta = (delta.mm(w.t()) + deltaOut.mm(wOut.t())) * z[t] * (1 - z[t]);
            gOut.add_(z[t].t().mm(deltaOut));
            g.add_(z[t - 1].t().mm(delta));
            gIn.add_(x[t].t().mm(delta));
        }

        wIn.sub_(gIn * LearningRate);
        w.sub_(g * LearningRate);
        wOut.sub_(gOut * LearningRate);
    }
}
