using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>Moves the learning rate by one of TorchSharp's schedules: after each record, or after each step.</summary>
/// <param name="scheduler">The schedule, made with the optimizer of the training. ReduceLROnPlateau gets the value it waits on.</param>
/// <param name="everyStep">Whether it moves after each step, as warm-up and one-cycle schedules do.</param>
/// <param name="monitor">The series that ReduceLROnPlateau waits on; null for the validation loss, or the loss where nothing is validated.</param>
public sealed class LearningRateSchedule(optim.lr_scheduler.LRScheduler scheduler, bool everyStep = false, string? monitor = null) : TrainingCallback
{
    readonly bool waits = scheduler is optim.lr_scheduler.impl.ReduceLROnPlateau;

    /// <inheritdoc/>
    protected internal override void Stepped(TrainingState state)
    {
        if (everyStep && !waits) scheduler.step();
    }

    /// <inheritdoc/>
    protected internal override void Recorded(TrainingState state)
    {
        if (waits) scheduler.step(state.History.Last(monitor ?? state.History.Main));
        else if (!everyStep) scheduler.step();
    }
}
