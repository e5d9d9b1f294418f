using System.Diagnostics;
using DeepDay3.Training.Live;
using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>One training from its first step to its last.</summary>
sealed class TrainingLoop<TBatch>(TrainingTask<TBatch> task, TrainingState state, TrainingCallback[] callbacks, CancellationToken cancellation)
{
    readonly Stopwatch clock = Stopwatch.StartNew();
    TimeSpan recordedAt;

    public void Run(TrainingDisplay display)
    {
        using ITrainingReport report = TrainingReports.For(display);
        try
        {
            foreach (TrainingCallback callback in callbacks)
                callback.Started(state);
            while (!task.IsDone(state))
                Pass(report);
            foreach (TrainingCallback callback in callbacks)
                callback.Ended(state);
        }
        catch
        {
            state.History.StopReason = cancellation.IsCancellationRequested ? "cancelled" : "it failed";
            throw;
        }
        finally
        {
            report.Finish(Status().Closing, state.History);
        }
    }

    // Not inside of a dispose scope: what batches keep from one to the next (an order, a hidden state) is theirs to keep.
    void Pass(ITrainingReport report)
    {
        state.Model.train();
        long before = state.Step;
        using IEnumerator<TBatch> batches = task.Batches.GetEnumerator();
        while (!task.IsDone(state) && batches.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            Step(batches.Current);
            if (task.RecordEvery is { } every && (state.Step % every == 0 || state.Step == task.Steps || state.StopReason is not null)) Record();
            if (report.IsDue) Show(report);
        }
        if (state.Step == before) throw new ArgumentException("There is no batch to train on: at least one was expected in each pass.");
        state.Epoch++;
        if (task.RecordEvery is null) Record();
    }

    void Step(TBatch batch)
    {
        using var scope = NewDisposeScope();
        state.Optimizer.zero_grad();
        Tensor value = task.Loss(batch);
        if (value.numel() != 1) throw new ArgumentException($"The loss of a batch is a tensor of shape [{string.Join(", ", value.shape)}]: one number was expected.");
        value.backward();
        state.Loss = Numbers.Of(value);
        foreach (TrainingCallback callback in callbacks)
            callback.GradientsReady(state);
        state.Optimizer.step();
        state.Step++;
        state.Add(History.Loss, state.Loss, task.Weight(batch));
        foreach (TrainingCallback callback in callbacks)
            callback.Stepped(state);
    }

    void Record()
    {
        var values = new List<(string, double)> { (History.Loss, state.Running[History.Loss].Value) };
        if (task.Measures() is var (on, what)) values.AddRange(Evaluation.Means(state.Model, on, what, task.Weight, cancellation));
        values.Add((History.LearningRate, state.Optimizer.ParamGroups.First().LearningRate));
        values.AddRange(state.Running.Where(series => series.Key != History.Loss).Select(series => (series.Key, series.Value.Value)));
        values.Add((History.Seconds, (clock.Elapsed - recordedAt).TotalSeconds));
        state.History.Add(state.Step, values);
        recordedAt = clock.Elapsed;
        state.Running.Clear();
        foreach (TrainingCallback callback in callbacks)
            callback.Recorded(state);
        state.History.StopReason = state.StopReason;
    }

    void Show(ITrainingReport report)
    {
        TrainingStatus status = Status();
        report.Show(status.Line, status.Share, state.History);
    }

    TrainingStatus Status() => new(state.History, state.Epoch, task.Epochs, state.Step, task.TotalSteps(state), clock.Elapsed, state.Loss);
}
