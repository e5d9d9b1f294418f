using DeepDay3.Models;

namespace DeepDay3.Training;

/// <summary>What a training run on binary addition came to.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Iterations">The iteration at the end of each interval.</param>
/// <param name="Losses">The mean loss of each interval; NaN from the point where the weights are not finite any more.</param>
/// <param name="LargestWeight">The largest weight by magnitude at the end of each interval.</param>
/// <param name="Accuracy">The share of all additions of that many bits (up to 8) that come out exactly right, from 0 to 1.</param>
/// <param name="DeadUnits">The share of hidden units that are 0 at every step of every addition: ReLU's dead neurons, from 0 to 1.</param>
/// <param name="DivergedAt">The first iteration after which a weight is larger than 1,000 or not finite; null when none is.</param>
/// <param name="Weights">The weights at the end.</param>
public sealed record BinaryAdditionResult(
    BinaryAdditionOptions Options,
    double[] Iterations,
    double[] Losses,
    double[] LargestWeight,
    double Accuracy,
    double DeadUnits,
    int? DivergedAt,
    BinaryAdditionWeights Weights);
