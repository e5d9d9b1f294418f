using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>
/// Trains any module on any kind of batches:
/// <c>new Trainer(model, optimizer) { Callbacks = { new EarlyStopping(patience: 5) } }.Fit(batches, b => cross_entropy(model.call(b.X), b.Y), epochs: 10, validation: others)</c>.
/// Each step runs in a dispose scope of its own, so that memory stays flat. The same seed (manual_seed before the model is made) gives the same training.
/// </summary>
/// <param name="model">What is trained.</param>
/// <param name="optimizer">An optimizer of its parameters.</param>
public sealed class Trainer(nn.Module model, optim.Optimizer optimizer)
{
    /// <summary>What is trained.</summary>
    public nn.Module Model { get; } = model;

    /// <summary>What trains it.</summary>
    public optim.Optimizer Optimizer { get; } = optimizer;

    /// <summary>What happens beside the training, in this order.</summary>
    public IList<TrainingCallback> Callbacks { get; } = [];

    /// <summary>What a person sees while it runs.</summary>
    public TrainingDisplay Display { get; init; } = TrainingDisplay.Curve;

    /// <summary>The history of the latest training, also of one that was stopped.</summary>
    public History History { get; private set; } = new();

    /// <summary>Trains for a number of epochs; each is a record of the history.</summary>
    /// <param name="batches">The batches, enumerated anew in each epoch.</param>
    /// <param name="loss">The loss of a batch, a tensor of one number.</param>
    /// <param name="epochs">How many passes through the batches.</param>
    /// <param name="validation">Batches to measure on after each epoch, in evaluation mode and without gradients.</param>
    /// <param name="metrics">What else to measure of a batch, by name: on the validation batches, or on the training batches where there are none. A tensor of several numbers counts by its mean.</param>
    /// <param name="weight">How much a batch counts in means; null for its number of samples, the first dimension of its first tensor.</param>
    /// <param name="cancellation">Stops between two steps. Without one, the Stop button of a notebook does.</param>
    /// <exception cref="ArgumentException">There are no batches, or the number of epochs is below 1.</exception>
    public History Fit<TBatch>(IEnumerable<TBatch> batches, Func<TBatch, Tensor> loss, int epochs, IEnumerable<TBatch>? validation = null,
        Dictionary<string, Func<TBatch, Tensor>>? metrics = null, Func<TBatch, double>? weight = null, CancellationToken cancellation = default)
    {
        if (epochs < 1) throw new ArgumentException($"A training of {epochs} epochs was asked for: 1 or more were expected.", nameof(epochs));
        return Run(new TrainingTask<TBatch>(batches, loss, validation, metrics ?? [], weight ?? BatchSize.Of, epochs, null, null), cancellation);
    }

    /// <summary>Trains for a number of steps, passing through the batches as often as that takes; each interval of steps is a record of the history.</summary>
    /// <inheritdoc cref="Fit"/>
    /// <param name="batches">The batches; they may be endless.</param>
    /// <param name="loss">The loss of a batch, a tensor of one number.</param>
    /// <param name="steps">How many steps of the optimizer.</param>
    /// <param name="recordEvery">Steps in a record.</param>
    /// <param name="validation">Batches to measure on after each record, in evaluation mode and without gradients.</param>
    /// <param name="metrics">What else to measure of a batch, by name; this needs validation batches.</param>
    /// <param name="weight">How much a batch counts in means; null for its number of samples, the first dimension of its first tensor.</param>
    /// <param name="cancellation">Stops between two steps. Without one, the Stop button of a notebook does.</param>
    /// <exception cref="ArgumentException">There are no batches, a number is below 1, or there are metrics and nothing to measure them on.</exception>
    public History FitSteps<TBatch>(IEnumerable<TBatch> batches, Func<TBatch, Tensor> loss, long steps, int recordEvery = 100, IEnumerable<TBatch>? validation = null,
        Dictionary<string, Func<TBatch, Tensor>>? metrics = null, Func<TBatch, double>? weight = null, CancellationToken cancellation = default)
    {
        if (steps < 1 || recordEvery < 1) throw new ArgumentException($"A training of {steps} steps with a record every {recordEvery} was asked for: 1 or more of each were expected.");
        // Batches may be endless here, so that they cannot be measured on.
        if (validation is null && metrics is { Count: > 0 }) throw new ArgumentException("Metrics were asked for without validation batches: batches to measure them on were expected.", nameof(metrics));
        return Run(new TrainingTask<TBatch>(batches, loss, validation, metrics ?? [], weight ?? BatchSize.Of, null, steps, recordEvery), cancellation);
    }

    History Run<TBatch>(TrainingTask<TBatch> task, CancellationToken cancellation)
    {
        var state = new TrainingState(Model, Optimizer, byStep: task.Steps is not null);
        History = state.History;
        new TrainingLoop<TBatch>(task, state, [.. Callbacks], CellCancellation.Or(cancellation)).Run(Display);
        return History;
    }
}
