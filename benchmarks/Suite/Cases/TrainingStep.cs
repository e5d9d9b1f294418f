using System.Diagnostics;
using static TorchSharp.torch;

namespace DeepDay3.Benchmarks.Cases;

/// <summary>One step of training: gradients to zero, loss, backward, update. Milliseconds, or items a second.</summary>
abstract class TrainingStep : BenchmarkCase
{
    optim.Optimizer? optimizer;

    public override string Unit => "ms";

    public override double Measure()
    {
        optimizer ??= optim.Adam(Model.parameters());
        long start = Stopwatch.GetTimestamp();
        using (NewDisposeScope())
        {
            optimizer.zero_grad();
            var loss = Loss();
            loss.backward();
            Clip();
            optimizer.step();
        }

        return Figure(Stopwatch.GetElapsedTime(start));
    }

    protected abstract nn.Module Model { get; }

    protected abstract Tensor Loss();

    protected virtual void Clip()
    {
    }

    protected virtual double Figure(TimeSpan time) => time.TotalMilliseconds;

    protected override void Dispose(bool disposing)
    {
        optimizer?.Dispose();
        Model.Dispose();
    }
}
