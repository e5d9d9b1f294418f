using DeepDay3.Models;

namespace DeepDay3.Training;

/// <summary>What to train on binary addition, and how. The defaults are the lecture's program.</summary>
public sealed record BinaryAdditionOptions
{
    /// <summary>Bits of the sum: time steps.</summary>
    public int Bits { get; init; } = 8;

    /// <summary>H.</summary>
    public int HiddenSize { get; init; } = 16;

    /// <summary>Additions seen, one an update.</summary>
    public int Iterations { get; init; } = 10_000;

    /// <summary>Step width of gradient descent.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Activation of the hidden layer.</summary>
    public HiddenActivation Activation { get; init; } = HiddenActivation.Sigmoid;

    /// <summary>How the weights start.</summary>
    public WeightInitialization Initialization { get; init; } = WeightInitialization.StandardNormal;

    /// <summary>Keep the lecture's output delta, which is wrong: see <see cref="BinaryAdditionRnn"/>.</summary>
    public bool AsInLecture { get; init; }

    /// <summary>Losses are averaged over this many iterations for the curve.</summary>
    public int PlotInterval { get; init; } = 100;

    /// <summary>Seed of the weights and of the additions.</summary>
    public int Seed { get; init; }
}
