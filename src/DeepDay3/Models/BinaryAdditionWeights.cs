using TorchSharp;

namespace DeepDay3.Models;

/// <summary>The three weights of the simple recurrent network that adds binary numbers. It has no biases, as in the lecture.</summary>
/// <param name="HiddenSize">H.</param>
/// <param name="Input">W_in, [2, H] row by row: from the two bits to the hidden units.</param>
/// <param name="Hidden">W, [H, H] row by row: from the hidden units of one step to those of the next.</param>
/// <param name="Output">W_out, [H]: from the hidden units to the bit of the sum.</param>
public sealed record BinaryAdditionWeights(int HiddenSize, double[] Input, double[] Hidden, double[] Output)
{
    /// <summary>Draws the weights in the lecture's order: W_in, W_out, W. The same seed gives the same weights as <c>torch.randn</c> in a notebook.</summary>
    /// <param name="hiddenSize">H, 1 or more.</param>
    /// <param name="initialization">How wide.</param>
    /// <param name="seed">Seed of the generator.</param>
    public static BinaryAdditionWeights Draw(int hiddenSize, WeightInitialization initialization, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenSize, 1);
        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator((ulong)seed);
        double[] Normal(long rows, long columns, long fanIn) =>
            (torch.randn(rows, columns, torch.float64, generator: generator) * Scale(initialization, fanIn)).data<double>().ToArray();
        double[] input = Normal(2, hiddenSize, 2);
        double[] output = Normal(hiddenSize, 1, hiddenSize);
        double[] hidden = Normal(hiddenSize, hiddenSize, hiddenSize);
        return new BinaryAdditionWeights(hiddenSize, input, hidden, output);
    }

    /// <summary>The standard deviation for a number of inputs.</summary>
    public static double Scale(WeightInitialization initialization, long fanIn) => initialization switch
    {
        WeightInitialization.Xavier => 1 / Math.Sqrt(fanIn),
        WeightInitialization.He => Math.Sqrt(2.0 / fanIn),
        _ => 1,
    };

    /// <summary>A copy that can be trained on its own.</summary>
    public BinaryAdditionWeights Copy() => new(HiddenSize, [.. Input], [.. Hidden], [.. Output]);

    /// <summary>The largest weight by magnitude; NaN when there is one.</summary>
    public double Largest()
    {
        double largest = 0;
        foreach (double[] weights in (double[][])[Input, Hidden, Output])
            foreach (double weight in weights)
                largest = double.IsNaN(weight) || Math.Abs(weight) > largest ? Math.Abs(weight) : largest;
        return largest;
    }
}
