using DeepDay3.Data;
using DeepDay3.Models;

namespace DeepDay3.Training;

/// <summary>How well a network adds, and how much of it takes part.</summary>
public static class BinaryAdditionEvaluation
{
    const int ExhaustiveUpTo = 8;
    const int Sample = 4_096;

    /// <summary>Every addition up to 8 bits, else a fixed sample: sums of many bits are too many to try.</summary>
    static IEnumerable<BinaryAdditionPair> Pairs(int bits) =>
        bits <= ExhaustiveUpTo ? BinaryAdditionData.All(bits) : new BinaryAdditionData(bits, seed: 4711).Take(Sample);

    /// <summary>The share of additions whose sum is right in every bit, from 0 to 1.</summary>
    /// <param name="weights">The network.</param>
    /// <param name="options">Its activation, and how many bits to add.</param>
    public static double Accuracy(BinaryAdditionWeights weights, BinaryAdditionOptions options)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Bits <= ExhaustiveUpTo) return new AdditionTree(weights, options.Activation, options.Bits).CountRight() / (double)(1 << 2 * (options.Bits - 1));
        var network = new BinaryAdditionRnn(weights, options.Bits, options.Activation);
        int right = 0, all = 0;
        foreach (var pair in Pairs(options.Bits))
        {
            all++;
            if (network.Predict(pair) == pair.Sum) right++;
        }
        return (double)right / all;
    }

    /// <summary>The share of hidden units that are exactly 0 at every step of every addition, from 0 to 1.</summary>
    /// <param name="weights">The network.</param>
    /// <param name="options">Its activation, and how many bits to add.</param>
    public static double DeadUnits(BinaryAdditionWeights weights, BinaryAdditionOptions options)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Activation != HiddenActivation.ReLU) return 0;
        var network = new BinaryAdditionRnn(weights, options.Bits, options.Activation);
        var alive = new bool[weights.HiddenSize];
        foreach (var pair in Pairs(options.Bits))
        {
            network.Forward(pair);
            network.MarkActive(alive);
        }
        return alive.Count(a => !a) / (double)alive.Length;
    }
}
