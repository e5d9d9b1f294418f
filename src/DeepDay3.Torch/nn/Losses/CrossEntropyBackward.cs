using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Softmax minus the target, over the number of targets.</summary>
internal sealed class CrossEntropyBackward(Tensor logits, long[] labels, Tensor? weight, long ignored, double scale, double[] largest, double[] logSums) : Node(logits)
{
    SavedTensor saved = new(logits);
    SavedTensor savedWeight = new(weight);

    internal override string Name => "NllLossBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        var x = saved.Get(this);
        var weight = savedWeight.OrNull(this);
        if (GradMode.Enabled)
        {
            Differentiable.Gradients(() => nn.functional.NegativeLogLikelihood(x.log_softmax(1), from_array(labels), weight, ignored, nn.Reduction.Sum) * scale, g, [x], Needs, input);
            return;
        }
        var result = Tensor.Allocate(x.layout, x.scalarType);
        var action = new CrossEntropy.BackwardAction
        {
            X = x,
            Labels = labels,
            Weight = weight?.Compact(),
            Ignored = ignored,
            Scale = scale * g.ToDouble(),
            Largest = largest,
            LogSums = logSums,
            Result = result,
        };
        Dispatch.Float(x.scalarType, ref action, "cross_entropy_backward");
        input[0] = result;
    }

    internal override void Release()
    {
        saved.Release();
        savedWeight.Release();
    }
}
