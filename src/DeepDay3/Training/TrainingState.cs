using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>Where a training stands: what callbacks see, and how they take part.</summary>
public sealed class TrainingState
{
    internal TrainingState(nn.Module model, optim.Optimizer optimizer, bool byStep)
    {
        (Model, Optimizer) = (model, optimizer);
        History = new History { ByStep = byStep };
    }

    /// <summary>What is trained.</summary>
    public nn.Module Model { get; }

    /// <summary>What trains it.</summary>
    public optim.Optimizer Optimizer { get; }

    /// <summary>The records so far.</summary>
    public History History { get; }

    /// <summary>The number of whole passes through the batches.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The number of steps of the optimizer, over all epochs.</summary>
    public long Step { get; internal set; }

    /// <summary>The loss of the latest step.</summary>
    public double Loss { get; internal set; } = double.NaN;

    /// <summary>Why a callback has asked to stop; null while none has.</summary>
    public string? StopReason { get; private set; }

    internal Dictionary<string, Mean> Running { get; } = [];

    /// <summary>Adds a value to a series of the history; a record holds the mean of the values since the last one.</summary>
    /// <param name="name">The name of the series.</param>
    /// <param name="value">The value.</param>
    public void Record(string name, double value) => Add(name, value, 1);

    /// <summary>Ends the training after this step.</summary>
    /// <param name="reason">What the person who trains should read, such as "no improvement for 5 records".</param>
    public void RequestStop(string reason) => StopReason ??= reason;

    internal void Add(string name, double value, double weight)
    {
        if (!Running.TryGetValue(name, out Mean? mean))
            Running[name] = mean = new Mean();
        mean.Add(value, weight);
    }
}
