namespace DeepDay3.Training;

/// <summary>Something that happens while a <see cref="Trainer"/> trains. A callback serves one training at a time.</summary>
public abstract class TrainingCallback
{
    /// <summary>Before the first step.</summary>
    protected internal virtual void Started(TrainingState state)
    {
    }

    /// <summary>In each step, after the gradients are computed and before the optimizer uses them.</summary>
    protected internal virtual void GradientsReady(TrainingState state)
    {
    }

    /// <summary>In each step, after the optimizer has moved the weights.</summary>
    protected internal virtual void Stepped(TrainingState state)
    {
    }

    /// <summary>After each record of the history: each epoch, or each interval of steps.</summary>
    protected internal virtual void Recorded(TrainingState state)
    {
    }

    /// <summary>After the last record. Not called when the training was cancelled or failed.</summary>
    protected internal virtual void Ended(TrainingState state)
    {
    }
}
