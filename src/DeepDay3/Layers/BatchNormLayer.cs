using static TorchSharp.torch;

namespace DeepDay3.Layers;

/// <summary>
/// Batch normalisation (バッチ正規化; Ioffe and Szegedy, 2015): every feature, or channel of a picture, is standardised over the mini-batch
/// while training, and with moving averages of its means and variances when predicting.
/// </summary>
public sealed class BatchNormLayer : NormalizationLayer
{
    readonly Standardization standardization;
    bool ofBatch;

    /// <summary>Begins with moving averages of mean 0 and variance 1.</summary>
    /// <param name="features">Features of [N, features], or channels of [N, channels, ...].</param>
    /// <param name="epsilon">ε; 1e-8 in the lecture, which is below the rounding of float32 when variances are near 1.</param>
    /// <param name="momentum">The share of the newest batch in the moving averages, as in PyTorch. (Others call one minus this the momentum.)</param>
    /// <param name="dtype">float32 when null.</param>
    public BatchNormLayer(long features, double epsilon = 1e-5, double momentum = 0.1, ScalarType? dtype = null) : base([features], epsilon, dtype)
    {
        Momentum = momentum;
        standardization = new Standardization(epsilon);
        MovingMean = zeros(features, dtype).DetachFromDisposeScope();
        MovingVariance = ones(features, dtype).DetachFromDisposeScope();
    }

    /// <summary>The share of the newest batch in the moving averages.</summary>
    public double Momentum { get; }

    /// <summary>The moving average of the batches' means, [features].</summary>
    public Tensor MovingMean { get; }

    /// <summary>The moving average of the batches' variances (divided by n − 1, as for a whole from a sample), [features].</summary>
    public Tensor MovingVariance { get; }

    private protected override long[] ParameterView(Tensor x) => ChannelView(x, fewestAxes: 2);

    private protected override Tensor Normalize(Tensor x)
    {
        ofBatch = Training;
        if (!ofBatch)
            return (x - MovingMean.view(ParameterView(x))) / Deviation(x);
        long count = x.numel() / MovingMean.shape[0];
        if (count < 2)
            throw new ArgumentException($"BatchNormLayer got {Shape(x)} while training: a variance needs at least 2 values of each feature.");
        Tensor normalized = standardization.Forward(x, [0, .. Enumerable.Range(2, (int)x.dim() - 2).Select(axis => (long)axis)]);
        // A record of what was seen, no part of the function that is differentiated.
        using var unrecorded = no_grad();
        Follow(MovingMean, standardization.Mean!, 1);
        Follow(MovingVariance, standardization.Variance!, count / (count - 1.0));
        return normalized;
    }

    // With moving averages, x̂ is a straight line: nothing comes back by way of mean and variance.
    private protected override Tensor? NormalizeBackward(Tensor gradient) =>
        ofBatch ? standardization.Backward(gradient) : gradient / Deviation(gradient);

    Tensor Deviation(Tensor x) => (MovingVariance + Epsilon).sqrt().view(ParameterView(x));

    void Follow(Tensor average, Tensor newest, double factor) =>
        average.mul_(1 - Momentum).add_(newest.view(average.shape) * (factor * Momentum));
}
