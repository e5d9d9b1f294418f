using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>One gradient for each sample, from what the forward pass kept. PyTorch has no second derivative of it either.</summary>
internal sealed class CtcBackward(Tensor logProbabilities, CtcSample[] samples, bool zeroInfinity) : Node(logProbabilities)
{
    readonly Layout layout = logProbabilities.layout;
    readonly ScalarType type = logProbabilities.scalarType;

    internal override string Name => "CtcLossBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        if (GradMode.Enabled) throw TorchError.Create("the derivative for '_ctc_loss_backward' is not implemented.");
        int steps = (int)layout.Sizes[0], batch = (int)layout.Sizes[1], classes = (int)layout.Sizes[2];
        var scales = new double[batch];
        BatchNormalization.Read(g, scales);
        var gradient = new double[steps * batch * classes];
        for (int n = 0; n < batch; n++)
        {
            var sample = samples[n];
            if (zeroInfinity && double.IsPositiveInfinity(sample.Loss)) continue;
            var own = new double[sample.Steps * classes];
            sample.Problem(classes).Backward(sample.Alpha, sample.Loss, scales[n], own);
            for (int t = 0; t < sample.Steps; t++) own.AsSpan(t * classes, classes).CopyTo(gradient.AsSpan(((t * batch) + n) * classes));
        }
        input[0] = from_array(gradient).to_type(type).view(layout.Sizes);
    }
}

/// <summary>What is known of one sample after the forward pass.</summary>
internal sealed record CtcSample(double[] LogProbabilities, long[] Labels, int Steps, int Blank)
{
    internal double[] Alpha { get; set; } = [];

    internal double Loss { get; set; }

    internal Ctc Problem(int classes) => new(LogProbabilities, Labels, Steps, classes, Blank);
}
