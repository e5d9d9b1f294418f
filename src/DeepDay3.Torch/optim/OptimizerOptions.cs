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
        Visit(new OptionWriter(writer));
    }

    public virtual void LoadStateDict(BinaryReader reader)
    {
        initialLearningRate = reader.ReadDouble();
        InitialRateIsSet = StateStream.ReadFlag(reader);
        LearningRate = reader.ReadDouble();
        Visit(new OptionReader(reader));
    }

    public virtual void LoadStateDict(OptimizerOptions source)
    {
        Take(source, onlyMissing: false);
        initialLearningRate = source.initialLearningRate;
        InitialRateIsSet = source.InitialRateIsSet;
        LearningRate = source.LearningRate;
    }

    /// <summary>Sets what is null to the optimizer's own hyperparameters.</summary>
    internal void Complete(OptimizerOptions defaults)
    {
        LearningRate ??= defaults.LearningRate;
        Take(defaults, onlyMissing: true);
    }

    void Take(OptimizerOptions source, bool onlyMissing)
    {
        var list = new OptionList();
        source.Visit(list);
        var kind = onlyMissing ? source : this;
        var other = onlyMissing ? this : source;
        // Kinds of a program's own have no hyperparameters that are known here.
        if (list.Values.Count > 0 && !kind.GetType().IsInstanceOfType(other)) throw new ArgumentException($"The options are of type {other.GetType()}, but {kind.GetType()} was expected.");
        Visit(new OptionTaker(list.Values, onlyMissing));
    }

    /// <summary>Shows the hyperparameters of the class, other than the rate, in the order of the file.</summary>
    private protected virtual void Visit(IOptionVisitor fields)
    {
    }

    /// <summary>The options as those of this class, or an error that names both.</summary>
    internal static TOptions Expect<TOptions>(OptimizerOptions options) where TOptions : OptimizerOptions => options as TOptions
        ?? throw new ArgumentException($"The options are of type {options.GetType()}, but {typeof(TOptions)} was expected.");
}
