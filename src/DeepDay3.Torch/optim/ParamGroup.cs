using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Parameters that share hyperparameters.</summary>
public class ParamGroup : ILearningRateController
{
    public ParamGroup()
    {
        Parameters = [];
        Options = new OptimizerOptions();
    }

    internal ParamGroup(IEnumerable<Parameter> parameters, OptimizerOptions options)
    {
        Parameters = parameters;
        Options = options;
    }

    public IEnumerable<Parameter> Parameters { get; set; }

    public OptimizerOptions Options { get; set; }

    /// <summary>The current rate. Not set until the group is added to an optimizer, unless the group was made with one.</summary>
    public double LearningRate
    {
        get => Options.LearningRate ?? throw new InvalidOperationException("The group has no learning rate yet: give it one, or add it to an optimizer.");
        set => Options.LearningRate = value;
    }

    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}
