using TorchSharp.Optim;

namespace TorchSharp.Modules;

/// <summary>Hyperparameters of a parameter group. What is null is taken from the optimizer when the group is added to it.</summary>
public class OptimizerOptions
{
    double initialLearningRate;

    public OptimizerOptions()
    {
    }

    public double? LearningRate { get; set; }

    /// <summary>The rate that schedules start from: what the program or the first schedule set, else the rate the group was added with.</summary>
    public double InitialLearningRate
    {
        get => initialLearningRate;
        set
        {
            initialLearningRate = value;
            InitialRateIsSet = true;
        }
    }

    /// <summary>Whether the rate to start from was set, and a schedule must keep it.</summary>
    internal bool InitialRateIsSet { get; private set; }

    /// <summary>Notes the first rate, as long as nobody sets another.</summary>
    internal void SuggestInitialRate(double rate)
    {
        if (!InitialRateIsSet) initialLearningRate = rate;
    }

    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(InitialRateIsSet);
        writer.Write(LearningRate!.Value);
    }

    public virtual void LoadStateDict(BinaryReader reader)
    {
        initialLearningRate = reader.ReadDouble();
        InitialRateIsSet = StateStream.ReadFlag(reader);
        LearningRate = reader.ReadDouble();
    }

    public virtual void LoadStateDict(OptimizerOptions source)
    {
        initialLearningRate = source.initialLearningRate;
        InitialRateIsSet = source.InitialRateIsSet;
        LearningRate = source.LearningRate;
    }

    /// <summary>The options as those of this class, or an error that names both.</summary>
    internal static TOptions Expect<TOptions>(OptimizerOptions options) where TOptions : OptimizerOptions => options as TOptions
        ?? throw new ArgumentException($"The options are of type {options.GetType()}, but {typeof(TOptions)} was expected.");
}
