using System.Diagnostics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Benchmarks.Cases;

/// <summary>One layer forward and backward, the gradient of the input included.</summary>
abstract class LayerPass(Module<Tensor, Tensor> layer, Tensor input, Tensor gradient) : BenchmarkCase
{
    readonly Tensor input = input.requires_grad_();

    public override string Unit => "ms";

    public override double Measure()
    {
        long start = Stopwatch.GetTimestamp();
        using (NewDisposeScope())
        {
            layer.zero_grad();
            input.grad = null;
            layer.forward(input).backward([gradient]);
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
